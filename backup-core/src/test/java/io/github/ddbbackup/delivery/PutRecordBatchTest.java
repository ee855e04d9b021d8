package io.github.ddbbackup.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ddbbackup.delivery.DeliveryStreams.RefusedRecord;
import io.github.ddbbackup.naming.DeliveryStreamName;
import io.github.ddbbackup.record.SequenceNumber;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PutRecordBatchTest {

  private static final List<PackedRecord> SENT =
      Stream.of("a", "bc", "def", "")
          .map(text -> new PackedRecord(text.getBytes(UTF_8), 1, SequenceNumber.of("1")))
          .toList();

  @Test
  void writesRecordsInBase64() {
    assertThat(PutRecordBatchRequest.of(DeliveryStreamName.of("Orders"), SENT))
        .asString(UTF_8)
        .isEqualTo(
            "{\"DeliveryStreamName\":\"Orders\",\"Records\":[{\"Data\":\"YQ==\"},"
                + "{\"Data\":\"YmM=\"},{\"Data\":\"ZGVm\"},{\"Data\":\"\"}]}");
  }

  @Test
  void allAreTaken() throws IOException {
    String entry = "{\"RecordId\":\"x\"}";
    String entries = "[" + String.join(",", entry, entry, entry, entry) + "]";

    assertThat(refused("{\"FailedPutCount\":0,\"RequestResponses\":" + entries + "}")).isEmpty();
    assertThat(refused("{\"RequestResponses\":" + entries + ",\"FailedPutCount\":0}")).isEmpty();
    assertThat(
            refused(
                "{\"Encrypted\":false, \"FailedPutCount\": 0, \"RequestResponses\":"
                    + entries
                    + "}"))
        .isEmpty();
  }

  @Test
  void someAreNot() throws IOException {
    assertThat(
            refused(
                """
                {"Encrypted": true, "More": [{"ErrorCode": "none"}], "FailedPutCount": 2,
                 "RequestResponses": [
                  {"RecordId": "\\"FailedPutCount\\":0,", "ErrorCode": null},
                  {"ErrorCode": "ServiceUnavailableException", "ErrorMessage": "Slow down."},
                  {"RecordId": "y", "More": {"ErrorCode": "none"}},
                  {"ErrorMessage": "Fail\\u0065d.", "ErrorCode": "InternalFailure"}]}
                """))
        .containsExactly(
            new RefusedRecord(SENT.get(1), "ServiceUnavailableException: Slow down."),
            new RefusedRecord(SENT.get(3), "InternalFailure: Failed."));
  }

  @Test
  void whatHasNoIdIsNotTaken() throws IOException {
    List<PackedRecord> two = SENT.subList(0, 2);

    assertThat(
            refused(
                "{\"FailedPutCount\":1,\"RequestResponses\":"
                    + "[{\"RecordId\":\"a\"},{\"ErrorMessage\":\"x\"}]}",
                two))
        .containsExactly(new RefusedRecord(two.get(1), "no RecordId: x"));
    for (String entry : List.of("{}", "null", "5", "[[1]]", "{\"RecordId\":{\"a\":\"b\"}}")) {
      assertThat(
              refused(
                  "{\"FailedPutCount\":0,\"RequestResponses\":["
                      + entry
                      + ",{\"RecordId\":\"a\"}]}",
                  two))
          .as(entry)
          .extracting(RefusedRecord::record)
          .containsExactly(two.get(0));
    }
  }

  @Test
  void whatHasACodeIsNotTakenWhateverTheCountSays() throws IOException {
    List<PackedRecord> one = SENT.subList(0, 1);

    for (String id : List.of("null", "\"a\"")) {
      assertThat(
              refused(
                  "{\"FailedPutCount\":0,\"RequestResponses\":[{\"RecordId\":"
                      + id
                      + ",\"ErrorCode\":\"X\"}]}",
                  one))
          .containsExactly(new RefusedRecord(one.get(0), "X: null"));
    }
    assertThat(refused("{\"FailedPutCount\":0,\"RequestResponses\":[{\"RecordId\":null}]}", one))
        .hasSize(1);
  }

  @Test
  void noneIsTakenUnlessThereIsAnEntryForEach() throws IOException {
    String entry = "{\"RecordId\":\"x\"}";
    for (int entries : List.of(0, 1, 3, 5, 8)) {
      assertThat(
              refused(
                  "{\"FailedPutCount\":0,\"RequestResponses\":["
                      + String.join(",", Collections.nCopies(entries, entry))
                      + "]}"))
          .isEqualTo(
              SENT.stream()
                  .map(
                      record ->
                          new RefusedRecord(
                              record, "the answer tells of " + entries + " records, not of 4"))
                  .toList());
    }
    assertThat(refused("{}")).hasSize(4);
  }

  @Test
  void anAnswerThatIsCutOffIsNone() {
    assertThatThrownBy(
            () ->
                refused("{\"FailedPutCount\":0,\"RequestResponses\":[{\"RecordId\":\"x\"},{\"Rec"))
        .isInstanceOf(IOException.class);
    assertThatThrownBy(() -> refused("<html>")).isInstanceOf(IOException.class);
  }

  private static List<RefusedRecord> refused(String answer) throws IOException {
    return refused(answer, SENT);
  }

  private static List<RefusedRecord> refused(String answer, List<PackedRecord> sent)
      throws IOException {
    return PutRecordBatchAnswer.refused(answer.getBytes(UTF_8), sent);
  }
}
