package io.github.ddbbackup.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;

class ErrorClassifierTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Lambda|ResourceNotFoundException|404|Function not found|NOT_FOUND",
        "DynamoDb|ResourceInUseException|400|Table is being updated|IN_USE",
        "Lambda|ResourceConflictException|409|An update is in progress|CONFLICT",
        "Firehose|ConcurrentModificationException|400|Version differs|CONFLICT",
        "DynamoDb|ValidationException|400|Table already has an enabled stream: T|CONFLICT",
        "DynamoDb|ValidationException|400|1 validation error detected|INVALID",
        "Firehose|LimitExceededException|400|You have already consumed your quota|LIMIT_EXCEEDED",
        "Firehose|LimitExceededException|400|Rate exceeded for account 1|THROTTLED",
        "DynamoDb|LimitExceededException|400|Subscriber limit exceeded|THROTTLED",
        "Lambda|TooManyRequestsException|429|Rate exceeded|THROTTLED",
        "Lambda|InvalidParameterValueException|400|The role defined for the function cannot be"
            + " assumed by Lambda.|ROLE_NOT_READY",
        "Firehose|InvalidArgumentException|400|Firehose is unable to assume role r.|ROLE_NOT_READY",
        "Lambda|InvalidParameterValueException|400|Cannot access stream. Please ensure the role can"
            + " perform the GetRecords Actions|ROLE_NOT_READY",
        "Lambda|InvalidParameterValueException|400|Memory too small|INVALID",
        "Lambda|AccessDeniedException|403|User is not authorized|ACCESS_DENIED",
        "Sts|ExpiredToken|403|The security token is expired|EXPIRED_CREDENTIALS",
        "Sts|UnrecognizedClientException|403|The security token is invalid|WRONG_CREDENTIALS",
        "Lambda|ServiceException|500|Oops|SERVICE_FAILURE",
        "S3|Unknown|412|Precondition failed|CONFLICT",
        "Lambda|Unknown|403|No|ACCESS_DENIED",
        "Lambda|Unknown|418|No|OTHER"
      })
  void answersOfServices(
      String service, String code, int status, String message, ErrorKind expected) {
    assertThat(ErrorClassifier.kindOf(answer(service, code, status, message))).isEqualTo(expected);
  }

  @Test
  void networkThatDoesNotCarry() {
    assertThat(ErrorClassifier.kindOf(client("no", new ConnectException("refused"))))
        .isEqualTo(ErrorKind.UNREACHABLE);
    assertThat(
            ErrorClassifier.kindOf(
                client("no", new IllegalStateException(new UnknownHostException("x")))))
        .isEqualTo(ErrorKind.UNREACHABLE);
    assertThat(ErrorClassifier.kindOf(client("no", new IOException("Connection reset by peer"))))
        .isEqualTo(ErrorKind.UNREACHABLE);
  }

  @Test
  void missingCredentials() {
    assertThat(
            ErrorClassifier.kindOf(
                client(
                    "Unable to load credentials from any of the providers in the chain",
                    new IllegalStateException("x"))))
        .isEqualTo(ErrorKind.NO_CREDENTIALS);
  }

  @Test
  void anythingElseOfTheClient() {
    assertThat(ErrorClassifier.kindOf(client("odd", new IllegalStateException("x"))))
        .isEqualTo(ErrorKind.OTHER);
  }

  private static SdkClientException client(String message, Throwable cause) {
    return SdkClientException.create(message, cause);
  }

  private static AwsServiceException answer(
      String service, String code, int status, String message) {
    return AwsServiceException.builder()
        .message(message)
        .statusCode(status)
        .awsErrorDetails(
            AwsErrorDetails.builder()
                .serviceName(service)
                .errorCode(code)
                .errorMessage(message)
                .build())
        .build();
  }
}
