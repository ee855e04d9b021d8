package io.github.ddbbackup.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.ddbbackup.local.junit.LocalAccountExtension;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sts.StsClient;

/** An account that takes one access key alone. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CredentialsTest {
  private LocalAccount account;

  @BeforeAll
  void start() {
    account =
        LocalAccount.builder()
            .dynamoDbClassPath(LocalAccountExtension.dynamoDbClassPath())
            .credentials("AKIDRIGHT", "secret")
            .start();
  }

  @AfterAll
  void stop() {
    account.close();
  }

  @Test
  void takesWhatIsSignedWithItsKey() {
    try (S3Client s3 = client("AKIDRIGHT", "secret", S3Client.builder().forcePathStyle(true));
        DynamoDbClient dynamo = client("AKIDRIGHT", "secret", DynamoDbClient.builder());
        LambdaClient lambda = client("AKIDRIGHT", "secret", LambdaClient.builder())) {
      s3.createBucket(b -> b.bucket("signed"));
      s3.putObject(
          b -> b.bucket("signed").key("a b/é+*~/="), RequestBody.fromBytes(new byte[300_000]));
      assertThat(s3.listObjectsV2(b -> b.bucket("signed").prefix("a b/é+")).contents()).hasSize(1);
      assertThat(dynamo.listTables().tableNames()).isEmpty();
      String arn = "arn:aws:lambda:us-east-1:123456789012:function:none";
      AwsServiceException missing =
          catchThrowableOfType(
              AwsServiceException.class, () -> lambda.getFunction(b -> b.functionName(arn)));
      assertThat(missing.awsErrorDetails().errorCode()).isEqualTo("ResourceNotFoundException");
    }
  }

  @Test
  void refusesAnotherKey() {
    assertThat(listTables("AKIDWRONG", "secret")).isEqualTo("UnrecognizedClientException");
    assertThat(callerIdentity("AKIDWRONG", "secret")).isEqualTo("InvalidClientTokenId");
    assertThat(listBuckets("AKIDWRONG", "secret")).isEqualTo("InvalidAccessKeyId");
  }

  @Test
  void refusesAnotherSecret() {
    assertThat(listTables("AKIDRIGHT", "wrong")).isEqualTo("InvalidSignatureException");
    assertThat(callerIdentity("AKIDRIGHT", "wrong")).isEqualTo("SignatureDoesNotMatch");
    assertThat(listBuckets("AKIDRIGHT", "wrong")).isEqualTo("SignatureDoesNotMatch");
  }

  private String listTables(String key, String secret) {
    try (DynamoDbClient dynamo = client(key, secret, DynamoDbClient.builder())) {
      return errorCode(dynamo::listTables);
    }
  }

  private String callerIdentity(String key, String secret) {
    try (StsClient sts = client(key, secret, StsClient.builder())) {
      return errorCode(sts::getCallerIdentity);
    }
  }

  private String listBuckets(String key, String secret) {
    try (S3Client s3 = client(key, secret, S3Client.builder().forcePathStyle(true))) {
      return errorCode(s3::listBuckets);
    }
  }

  private static String errorCode(Runnable call) {
    return catchThrowableOfType(AwsServiceException.class, call::run).awsErrorDetails().errorCode();
  }

  private <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C client(
      String key, String secret, B builder) {
    return builder
        .endpointOverride(account.endpoint())
        .region(Region.US_EAST_1)
        .httpClientBuilder(ApacheHttpClient.builder())
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create(key, secret)))
        .build();
  }
}
