package io.github.ddbbackup.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ddbbackup.delivery.DeliveryStreams.RefusedRecord;
import io.github.ddbbackup.naming.DeliveryStreamName;
import io.github.ddbbackup.record.SequenceNumber;
import java.io.IOException;
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
  void whatHasNoEntryIsNotTaken() throws IOException {
    assertThat(refused("{\"FailedPutCount\":0,\"RequestResponses\":[{\"RecordId\":\"x\"}]}"))
        .containsExactly(
            new RefusedRecord(SENT.get(1), "no answer for it"),
            new RefusedRecord(SENT.get(2), "no answer for it"),
            new RefusedRecord(SENT.get(3), "no answer for it"));
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
    return PutRecordBatchAnswer.refused(answer.getBytes(UTF_8), SENT);
  }
}
