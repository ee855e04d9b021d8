package io.github.ddbbackup.record;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ddbbackup.event.BackupException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ItemKeyTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"a\":{\"S\":\"x\"},\"b\":{\"N\":\"1\"}} | {\"b\":{\"N\":\"1\"},\"a\":{\"S\":\"x\"}}",
        "{\"a\":{\"S\":\"x\"}} | { \"\\u0061\" : { \"S\" : \"\\u0078\" } }",
        "{\"a\":{\"N\":\"100\"}} | {\"a\":{\"N\":\"1E+2\"}}",
        "{\"a\":{\"N\":\"0\"}} | {\"a\":{\"N\":\"-0.00\"}}"
      })
  void isTheSameForTheSameItem(String one, String other) {
    assertThat(key(one)).isEqualTo(key(other)).hasSameHashCodeAs(key(other));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"a\":{\"S\":\"1\"}} | {\"a\":{\"N\":\"1\"}}",
        "{\"a\":{\"S\":\"1\"}} | {\"a\":{\"S\":\"1.0\"}}",
        "{\"a\":{\"N\":\"9007199254740993\"}} | {\"a\":{\"N\":\"9007199254740992\"}}",
        "{\"a\":{\"S\":\"x\"}} | {\"b\":{\"S\":\"x\"}}",
        "{\"a\":{\"S\":\"x\"},\"b\":{\"S\":\"y\"}} | {\"a\":{\"S\":\"y\"},\"b\":{\"S\":\"x\"}}"
      })
  void differsForAnotherItem(String one, String other) {
    assertThat(key(one)).isNotEqualTo(key(other));
  }

  @Test
  void hasAtLeastOneAttributeAndEachNameOnce() {
    KeyAttribute attribute = new KeyAttribute("a", KeyType.S, "x");

    assertThatThrownBy(() -> new ItemKey(List.of())).isInstanceOf(BackupException.class);
    assertThatThrownBy(() -> new ItemKey(List.of(attribute, attribute)))
        .isInstanceOf(BackupException.class);
  }

  private static ItemKey key(String keys) {
    byte[] line = ("{\"Keys\":" + keys + ",\"SequenceNumber\":\"1\"}").getBytes(UTF_8);
    return new LineReader().read(line, 0, line.length).key();
  }
}
