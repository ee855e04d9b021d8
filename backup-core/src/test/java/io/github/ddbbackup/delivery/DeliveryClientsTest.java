package io.github.ddbbackup.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class DeliveryClientsTest {

  @Test
  void credentialsAreInTheEnvironmentIfBothVariablesSaySomething() {
    assertThat(areInEnvironment(Map.of(), credentials("key", "secret"))).isTrue();
    assertThat(areInEnvironment(Map.of(), Map.of())).isFalse();
    assertThat(areInEnvironment(Map.of(), Map.of("AWS_ACCESS_KEY_ID", "key"))).isFalse();
    assertThat(areInEnvironment(Map.of(), credentials("", "secret"))).isFalse();
    assertThat(areInEnvironment(Map.of(), credentials("key", ""))).isFalse();
    assertThat(areInEnvironment(Map.of(), credentials(" ", "secret"))).isFalse();
    assertThat(areInEnvironment(Map.of(), credentials("key", "\t "))).isFalse();
  }

  @Test
  void systemPropertiesComeFirst() {
    assertThat(areInEnvironment(Map.of("aws.accessKeyId", "other"), credentials("key", "secret")))
        .isFalse();
  }

  private static Map<String, String> credentials(String key, String secret) {
    return Map.of("AWS_ACCESS_KEY_ID", key, "AWS_SECRET_ACCESS_KEY", secret);
  }

  private static boolean areInEnvironment(
      Map<String, String> properties, Map<String, String> variables) {
    return DeliveryClients.areInEnvironment(properties::get, variables::get);
  }
}
