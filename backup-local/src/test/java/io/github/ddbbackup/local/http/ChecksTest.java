package io.github.ddbbackup.local.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Test;

class ChecksTest {

  @Test
  void reportsEveryViolationInTheWordsOfAws() {
    Checks checks =
        Checks.of(
                Json.parse(
                        """
                        {"DeliveryStreamName": "a b", "Hints": {"SizeInMBs": 129},
                         "DeliveryStreamType": "Direct"}
                        """)
                    .orElseThrow())
            .required("DeliveryStreamName", "Hints.IntervalInSeconds", "Other.Missing")
            .length("DeliveryStreamName", 4, 64)
            .pattern("DeliveryStreamName", "[a-zA-Z0-9_.-]+")
            .oneOf("DeliveryStreamType", "DirectPut", "KinesisStreamAsSource")
            .range("Hints.SizeInMBs", 1, 128);

    ApiException error = catchThrowableOfType(ApiException.class, checks::orThrow);

    assertThat(error.code()).isEqualTo("ValidationException");
    assertThat(error.status()).isEqualTo(400);
    assertThat(error)
        .hasMessage(
            "5 validation errors detected: "
                + "Value null at 'hints.intervalInSeconds' failed to satisfy constraint: "
                + "Member must not be null; "
                + "Value 'a b' at 'deliveryStreamName' failed to satisfy constraint: "
                + "Member must have length greater than or equal to 4; "
                + "Value 'a b' at 'deliveryStreamName' failed to satisfy constraint: "
                + "Member must satisfy regular expression pattern: [a-zA-Z0-9_.-]+; "
                + "Value 'Direct' at 'deliveryStreamType' failed to satisfy constraint: "
                + "Member must satisfy enum value set: [DirectPut, KinesisStreamAsSource]; "
                + "Value '129' at 'hints.sizeInMBs' failed to satisfy constraint: "
                + "Member must have value less than or equal to 128");
  }

  @Test
  void letsWhatIsAllowedPass() {
    Checks checks =
        Checks.of(Json.parse("{\"Name\": \"abc\", \"Size\": 1}").orElseThrow())
            .required("Name")
            .length("Name", 3, 3)
            .range("Size", 1, 1)
            .range("Absent", 1, 1);

    assertThatCode(checks::orThrow).doesNotThrowAnyException();
  }

  @Test
  void refusesMembersOfAnotherType() {
    Checks checks = Checks.of(Json.parse("{\"Name\": 1}").orElseThrow());

    ApiException error =
        catchThrowableOfType(ApiException.class, () -> checks.length("Name", 1, 2));

    assertThat(error.code()).isEqualTo("SerializationException");
  }
}
