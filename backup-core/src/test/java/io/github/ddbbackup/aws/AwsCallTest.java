package io.github.ddbbackup.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ddbbackup.event.BackupException.Category;
import java.net.ConnectException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;

class AwsCallTest {

  private final AwsCall call = new AwsCall("firehose:CreateDeliveryStream", "delivery stream T");

  @Test
  void answerIsHandedOn() {
    assertThat(call.answer(() -> 1)).isEqualTo(1);
    assertThat(call.find(() -> 1)).contains(1);
  }

  @Test
  void whatIsNotThereIsEmptyOnlyWhenLookedFor() {
    SdkException missing = answer("ResourceNotFoundException", 400, "Firehose T not found");

    assertThat(call.find(() -> fail(missing))).isEmpty();
    assertThatThrownBy(() -> call.answer(() -> fail(missing)))
        .isInstanceOfSatisfying(
            AwsCallException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.NOT_FOUND));
  }

  @Test
  void refusalIsNotTakenForAbsence() {
    SdkException refused = answer("AccessDeniedException", 403, "no");

    assertThatThrownBy(() -> call.find(() -> fail(refused))).isInstanceOf(AwsCallException.class);
  }

  static Stream<Arguments> failures() {
    return Stream.of(
        Arguments.of(
            answer("AccessDeniedException", 403, "User: u is not authorized"),
            Category.SERVICE,
            "Not allowed to call firehose:CreateDeliveryStream for delivery stream T"),
        Arguments.of(
            answer("LimitExceededException", 400, "quota of 50"),
            Category.SERVICE,
            "A quota of the account is used up"),
        Arguments.of(
            answer("ExpiredTokenException", 403, "expired"),
            Category.USER,
            "The AWS credentials have expired"),
        Arguments.of(
            answer("UnrecognizedClientException", 403, "invalid"),
            Category.USER,
            "The AWS credentials are wrong"),
        Arguments.of(
            SdkClientException.create("Unable to load credentials from any of the providers"),
            Category.USER,
            "There are no AWS credentials"),
        Arguments.of(
            SdkClientException.create("x", new ConnectException("refused")),
            Category.SERVICE,
            "Could not reach AWS"),
        Arguments.of(
            answer("InvalidArgumentException", 400, "Firehose is unable to assume role r"),
            Category.SERVICE,
            "Check the role's trust policy"),
        Arguments.of(
            answer("ServiceUnavailableException", 503, "later"),
            Category.SERVICE,
            "firehose:CreateDeliveryStream failed for delivery stream T: later"),
        Arguments.of(
            answer("InvalidArgumentException", 400, "no such bucket"),
            Category.SERVICE,
            "Correct the value that AWS names"),
        Arguments.of(
            answer("ResourceNotFoundException", 400, "no T"),
            Category.SERVICE,
            "Check that it is there, in this account and this Region"),
        Arguments.of(
            answer("ResourceInUseException", 400, "updating"),
            Category.SERVICE,
            "try again in a minute"),
        Arguments.of(
            answer("ConcurrentModificationException", 400, "changed"),
            Category.SERVICE,
            "this goes on from what is there"),
        Arguments.of(
            answer("TeapotException", 418, "short and stout"),
            Category.SERVICE,
            "See what AWS says about it"));
  }

  @ParameterizedTest
  @MethodSource("failures")
  void everyFailureHasANextStep(SdkException cause, Category category, String told) {
    assertThatThrownBy(() -> call.answer(() -> fail(cause)))
        .isInstanceOfSatisfying(
            AwsCallException.class,
            e -> assertThat(e.nextStep()).as(told).endsWith(".").hasSizeGreaterThan(20));
  }

  @ParameterizedTest
  @MethodSource("failures")
  void failureIsTold(SdkException cause, Category category, String told) {
    assertThatThrownBy(() -> call.answer(() -> fail(cause)))
        .isInstanceOfSatisfying(
            AwsCallException.class, e -> assertThat(e.category()).isEqualTo(category))
        .hasMessageContaining(told)
        .hasMessageContaining("firehose:CreateDeliveryStream")
        .hasCause(cause);
  }

  private static Object fail(SdkException failure) {
    throw failure;
  }

  private static AwsServiceException answer(String code, int status, String message) {
    return AwsServiceException.builder()
        .message(message)
        .statusCode(status)
        .awsErrorDetails(
            AwsErrorDetails.builder()
                .serviceName("Firehose")
                .errorCode(code)
                .errorMessage(message)
                .build())
        .build();
  }
}
