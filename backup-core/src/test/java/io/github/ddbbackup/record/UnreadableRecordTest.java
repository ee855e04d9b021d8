package io.github.ddbbackup.record;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnreadableRecordTest {

  private static final String KEYS = "\"Keys\":{\"pk\":{\"S\":\"a\"}}";
  private static final String GOOD = Events.record(KEYS, "\"SequenceNumber\":\"3\"");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "null                                              | it is not an object",
        "{}                                                | it has no object dynamodb",
        "{\"dynamodb\":[]}                                 | it has no object dynamodb",
        "{\"kinesis\":{\"data\":\"aGk=\"}}                 | it has no object dynamodb",
        "{\"dynamodb\":{\"SequenceNumber\":\"5\"}}         | it has no object Keys",
        "{\"dynamodb\":{\"Keys\":\"a\"}}                   | it has no object Keys",
        "{\"dynamodb\":{\"Keys\":{}}}                      | it has no SequenceNumber of 1 to 40 digits",
        "{\"dynamodb\":{\"Keys\":{},\"SequenceNumber\":5}} | it has no SequenceNumber of 1 to 40 digits"
      })
  void isReportedWithItsReason(String record, String reason) {
    String event = Events.of(GOOD, record, GOOD);

    assertThat(Events.lines(event)).hasSize(2);
    assertThat(Events.unreadable(event))
        .singleElement()
        .satisfies(
            unreadable -> {
              assertThat(unreadable.index()).isEqualTo(1);
              assertThat(unreadable.reason()).isEqualTo(reason);
              assertThat(unreadable.text()).hasToString(record);
            });
  }

  @Test
  void hasItsSequenceNumberWhereItHasOne() {
    String event = Events.of("{\"dynamodb\":{\"SequenceNumber\":\"0005\"}}", "{\"dynamodb\":{}}");

    assertThat(Events.unreadable(event))
        .extracting(UnreadableRecord::sequenceNumber)
        .map(number -> number.map(SequenceNumber::digits).orElse("none"))
        .containsExactly("0005", "none");
  }

  @Test
  void doesNotInheritTheSequenceNumberOfTheOneBefore() {
    assertThat(Events.unreadable(Events.of(GOOD, "7")))
        .singleElement()
        .satisfies(unreadable -> assertThat(unreadable.sequenceNumber()).isEmpty());
  }

  @ParameterizedTest
  @CsvSource({
    "NewImage, 5",
    "OldImage, '\"text\"'",
    "OldImage, []",
  })
  void isOneWhoseImageIsNoObject(String name, String value) {
    String member = "\"" + name + "\":" + value;
    String event = Events.of(Events.record(KEYS, "\"SequenceNumber\":\"3\"", member));

    assertThat(Events.unreadable(event))
        .extracting(UnreadableRecord::reason)
        .containsExactly("an image of it is not an object");
  }

  @ParameterizedTest
  @CsvSource({
    "arn:aws:kinesis:eu-west-1:123456789012:stream/clicks",
    "arn:aws:dynamodb:eu-west-1:123456789012:table/Orders",
    "orders"
  })
  void isOneOfAnotherSource(String arn) {
    String event = Events.of(GOOD.replace(Events.ARN, arn), GOOD);

    assertThat(Events.lines(event)).hasSize(1);
    assertThat(Events.unreadable(event))
        .extracting(UnreadableRecord::reason)
        .containsExactly("its eventSourceARN is not that of a DynamoDB stream");
  }
}
