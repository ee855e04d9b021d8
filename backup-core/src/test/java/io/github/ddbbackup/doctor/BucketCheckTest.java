package io.github.ddbbackup.doctor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.ddbbackup.aws.AwsCall;
import io.github.ddbbackup.aws.AwsCallException;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.services.s3.model.S3Exception;

class BucketCheckTest {

  @Test
  void aBucketOfAnotherRegionIsRecognizedByTheRedirection() {
    assertThat(BucketCheck.redirection(failure(301))).contains("us-west-2");
    assertThat(BucketCheck.redirection(failure(403))).isEmpty();
  }

  /** What the client throws when S3 answers so. */
  private static AwsCallException failure(int status) {
    SdkHttpResponse answer =
        SdkHttpResponse.builder()
            .statusCode(status)
            .putHeader("x-amz-bucket-region", "us-west-2")
            .build();
    AwsServiceException thrown =
        S3Exception.builder()
            .statusCode(status)
            .message("answered " + status)
            .awsErrorDetails(AwsErrorDetails.builder().sdkHttpResponse(answer).build())
            .build();
    return catchThrowableOfType(
        AwsCallException.class,
        () ->
            new AwsCall("s3:ListBucket", "bucket b")
                .answer(
                    () -> {
                      throw thrown;
                    }));
  }
}
