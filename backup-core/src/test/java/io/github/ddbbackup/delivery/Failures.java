package io.github.ddbbackup.delivery;

import io.github.ddbbackup.aws.AwsCall;
import io.github.ddbbackup.aws.AwsCallException;
import java.io.IOException;
import java.net.SocketTimeoutException;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.firehose.model.FirehoseException;

/** Failed calls as AWS and the network make them. */
final class Failures {

  private Failures() {}

  static AwsCallException throttled() {
    return failed(answer(400, "ThrottlingException", "Rate exceeded"));
  }

  static AwsCallException unavailable() {
    return failed(answer(503, "ServiceUnavailableException", "Slow down."));
  }

  static AwsCallException timedOut() {
    return failed(
        SdkClientException.create(
            "Unable to execute HTTP request: Read timed out",
            new SocketTimeoutException("Read timed out")));
  }

  static AwsCallException notFound() {
    return failed(answer(400, "ResourceNotFoundException", "Firehose Orders not found"));
  }

  static AwsCallException expired() {
    return failed(answer(400, "ExpiredTokenException", "The security token has expired"));
  }

  static AwsCallException reset() {
    return failed(
        SdkClientException.create(
            "Unable to execute HTTP request", new IOException("Connection reset by peer")));
  }

  static AwsCallException denied() {
    return failed(answer(400, "AccessDeniedException", "User is not authorized"));
  }

  static AwsCallException invalid() {
    return failed(answer(400, "InvalidArgumentException", "Record is too large"));
  }

  private static AwsServiceException answer(int status, String code, String message) {
    return FirehoseException.builder()
        .statusCode(status)
        .message(message)
        .awsErrorDetails(
            AwsErrorDetails.builder()
                .errorCode(code)
                .errorMessage(message)
                .serviceName("Firehose")
                .build())
        .build();
  }

  private static AwsCallException failed(SdkException error) {
    try {
      return new AwsCall("firehose:PutRecordBatch", "delivery stream Orders")
          .answer(
              () -> {
                throw error;
              });
    } catch (AwsCallException e) {
      return e;
    }
  }
}
