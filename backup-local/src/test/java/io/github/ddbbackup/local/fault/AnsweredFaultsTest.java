package io.github.ddbbackup.local.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ddbbackup.local.Clients;
import io.github.ddbbackup.local.LocalAccount;
import io.github.ddbbackup.local.junit.LocalAccountExtension;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.firehose.FirehoseClient;
import software.amazon.awssdk.services.firehose.model.Record;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sts.StsClient;

/** What a client sees of the faults that are answered in a service's place. */
@ExtendWith(LocalAccountExtension.class)
class AnsweredFaultsTest {
  private static final Record RECORD = Record.builder().data(SdkBytes.fromUtf8String("x")).build();

  private final LocalAccount account;

  AnsweredFaultsTest(LocalAccount account) {
    this.account = account;
  }

  @Test
  void firehose() {
    try (FirehoseClient firehose = Clients.of(account, FirehoseClient.builder())) {
      ThrowingCallable put =
          () ->
              firehose.putRecordBatch(b -> b.deliveryStreamName("answered-faults").records(RECORD));
      answers(FaultKind.EXPIRED_CREDENTIALS, "firehose", put, "ExpiredTokenException", 400);
      answers(FaultKind.GONE, "firehose", put, "ResourceNotFoundException", 400);
      answers(FaultKind.NOT_READY, "firehose", put, "ResourceNotFoundException", 400);
      answers(FaultKind.THROTTLE, "firehose", put, "ServiceUnavailableException", 503);
      answers(FaultKind.SERVER_ERROR, "firehose", put, "InternalFailure", 500);
    }
  }

  @Test
  void lambda() {
    try (LambdaClient lambda = Clients.of(account, LambdaClient.builder())) {
      ThrowingCallable list = () -> lambda.getFunction(b -> b.functionName("f"));
      answers(FaultKind.EXPIRED_CREDENTIALS, "lambda", list, "ExpiredTokenException", 403);
      answers(FaultKind.GONE, "lambda", list, "ResourceNotFoundException", 404);
      answers(FaultKind.NOT_READY, "lambda", list, "ResourceConflictException", 409);
      answers(FaultKind.SERVER_ERROR, "lambda", list, "ServiceException", 500);
    }
  }

  @Test
  void theOthers() {
    try (DynamoDbClient dynamoDb = Clients.of(account, DynamoDbClient.builder());
        StsClient sts = Clients.of(account, StsClient.builder());
        S3Client s3 = Clients.of(account, S3Client.builder().forcePathStyle(true))) {
      answers(
          FaultKind.EXPIRED_CREDENTIALS,
          "dynamodb",
          dynamoDb::listTables,
          "ExpiredTokenException",
          400);
      answers(FaultKind.EXPIRED_CREDENTIALS, "sts", sts::getCallerIdentity, "ExpiredToken", 403);
      ThrowingCallable list = () -> s3.listObjectsV2(b -> b.bucket("answered-faults"));
      answers(FaultKind.EXPIRED_CREDENTIALS, "s3", list, "ExpiredToken", 400);
      answers(FaultKind.GONE, "s3", list, "NoSuchBucket", 404);
    }
  }

  private void answers(
      FaultKind kind, String service, ThrowingCallable call, String code, int status) {
    FaultRule rule = FaultRule.next(1, kind, service, FaultRule.ANY);
    account.faults().switchOn(rule);
    try {
      assertThatThrownBy(call)
          .as(kind.toString())
          .isInstanceOfSatisfying(
              AwsServiceException.class,
              e -> {
                assertThat(e.awsErrorDetails().errorCode()).isEqualTo(code);
                assertThat(e.statusCode()).isEqualTo(status);
              });
    } finally {
      account.faults().switchOff(rule);
    }
  }
}
