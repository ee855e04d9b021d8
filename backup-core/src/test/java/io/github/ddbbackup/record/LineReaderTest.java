package io.github.ddbbackup.record;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ddbbackup.event.BackupException;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LineReaderTest {

  /** The shape of the change lines in the documentation of the Python tool before this one. */
  private static final String DOCUMENTED =
      """
      {"Keys":{"MyHashKey":{"S":"k-1"}},\
      "NewImage":{"7":{"S":"second"},"MyHashKey":{"S":"k-1"}},\
      "OldImage":{"7":{"S":"first-07"},"MyHashKey":{"S":"k-1"}},\
      "SequenceNumber":"29700000000022945700386","SizeBytes":43,"eventName":"MODIFY"}
      """;

  @Test
  void readsTheDocumentedLine() {
    ChangeRecord change = read(DOCUMENTED);

    assertThat(change.key())
        .isEqualTo(new ItemKey(List.of(new KeyAttribute("MyHashKey", KeyType.S, "k-1"))));
    assertThat(change.newImage().orElseThrow())
        .hasToString("{\"7\":{\"S\":\"second\"},\"MyHashKey\":{\"S\":\"k-1\"}}");
    assertThat(change.oldImage().orElseThrow())
        .hasToString("{\"7\":{\"S\":\"first-07\"},\"MyHashKey\":{\"S\":\"k-1\"}}");
    assertThat(change.sequenceNumber().digits()).isEqualTo("29700000000022945700386");
    assertThat(change.sizeBytes()).isEqualTo(OptionalLong.of(43));
    assertThat(change.eventName()).contains("MODIFY");
    assertThat(change.approximateCreation()).isEmpty();
    assertThat(change.userIdentity()).isEmpty();
  }

  @Test
  void readsWhatTheWriterWrites() {
    String record =
        """
        {"eventName":"REMOVE","userIdentity":{"type":"Service","principalId":"dynamodb.amazonaws.com"},\
        "dynamodb":{"Keys":{"sk":{"N":"1"},"pk":{"B":"AAE="}},"SequenceNumber":"7","SizeBytes":9,\
        "OldImage":{"x":{"N":"1E+2"}},"ApproximateCreationDateTime":1.47949974E9},\
        "eventSourceARN":"%s"}"""
            .formatted(Events.ARN);

    ChangeRecord change = read(Events.lines(Events.of(record)).get(0));

    assertThat(change.key()).hasToString("pk=B:AAE=, sk=N:1");
    assertThat(change.newImage()).isEmpty();
    assertThat(change.oldImage().orElseThrow()).hasToString("{\"x\":{\"N\":\"1E+2\"}}");
    assertThat(change.approximateCreation()).contains(Instant.ofEpochSecond(1479499740));
    assertThat(change.userIdentity().orElseThrow())
        .hasToString("{\"type\":\"Service\",\"principalId\":\"dynamodb.amazonaws.com\"}");
  }

  @ParameterizedTest
  @CsvSource({
    "1479499740, 2016-11-18T20:09:00Z",
    "1.47949974E9, 2016-11-18T20:09:00Z",
    "1479499740.125, 2016-11-18T20:09:00.125Z",
    "-0.5, 1969-12-31T23:59:59.500Z"
  })
  void readsTimesAsEpochSeconds(String number, Instant time) {
    assertThat(read(line("\"ApproximateCreationDateTime\":" + number)).approximateCreation())
        .contains(time);
  }

  @Test
  void takesNullForAbsent() {
    ChangeRecord change =
        read(line("\"NewImage\":null,\"SizeBytes\":null,\"eventName\":null,\"userIdentity\":null"));

    assertThat(change.newImage()).isEmpty();
    assertThat(change.sizeBytes()).isEmpty();
    assertThat(change.eventName()).isEmpty();
    assertThat(change.userIdentity()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"SizeBytes\":1.5",
        "\"SizeBytes\":\"9\"",
        "\"SizeBytes\":1E999999999",
        "\"ApproximateCreationDateTime\":1E-999999999",
        "\"ApproximateCreationDateTime\":1E30",
        "\"eventName\":5",
        "\"NewImage\":[]"
      })
  void refusesValuesThatMeanNothing(String member) {
    assertThatThrownBy(() -> read(line(member)))
        .isInstanceOf(BackupException.class)
        .hasMessageStartingWith("Not a change line: at byte ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{}",
        "{\"Keys\":{\"pk\":{\"S\":\"a\"}}}",
        "{\"Keys\":{},\"SequenceNumber\":\"1\"}",
        "{\"Keys\":{\"pk\":{}},\"SequenceNumber\":\"1\"}",
        "{\"Keys\":{\"pk\":{\"S\":1}},\"SequenceNumber\":\"1\"}",
        "{\"Keys\":{\"pk\":{\"N\":\"x\"}},\"SequenceNumber\":\"1\"}",
        "{\"Keys\":{\"pk\":{\"BOOL\":true}},\"SequenceNumber\":\"1\"}",
        "{\"Keys\":{\"pk\":{\"S\":\"a\",\"N\":\"1\"}},\"SequenceNumber\":\"1\"}",
        "{\"Keys\":{\"pk\":\"a\"},\"SequenceNumber\":\"1\"}",
        "{\"Keys\":{\"pk\":{\"S\":\"a\"}},\"SequenceNumber\":\"1\"",
        "{\"Keys\":{\"pk\":{\"S\":\"a\"}},\"SequenceNumber\":\"1\"}{}"
      })
  void refusesWhatIsNoChange(String line) {
    assertThatThrownBy(() -> read(line))
        .isInstanceOf(BackupException.class)
        .hasMessageStartingWith("Not a change line: at byte ");
  }

  private static String line(String member) {
    return "{\"Keys\":{\"pk\":{\"S\":\"a\"}},\"SequenceNumber\":\"1\"," + member + "}\n";
  }

  private static ChangeRecord read(String line) {
    byte[] text = ("??" + line).getBytes(UTF_8);
    return new LineReader().read(text, 2, text.length);
  }
}
