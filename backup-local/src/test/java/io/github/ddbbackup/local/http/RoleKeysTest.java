package io.github.ddbbackup.local.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RoleKeysTest {
  private static final String ROLE = "arn:aws:iam::123456789012:role/r";

  private final RoleKeys keys = new RoleKeys();

  @Test
  void knowWhomTheyWereHandedTo() {
    AccessKey key = keys.of(ROLE);

    assertThat(key.id()).matches("ASIA[0-9A-F]{16}");
    assertThat(keys.of(ROLE)).isEqualTo(key);
    assertThat(keys.role(key.id())).contains(ROLE);
    assertThat(keys.find(key.id())).contains(key);
    assertThat(keys.of(ROLE + "2")).isNotEqualTo(key);
  }

  @Test
  void knowNoOthers() {
    assertThat(keys.role("AKIDOTHER")).isEmpty();
    assertThat(new RoleKeys().of(ROLE).secret()).isNotEqualTo(keys.of(ROLE).secret());
  }
}
