package io.github.ddbbackup.lambda.soak;

import io.github.ddbbackup.local.LocalAccount;
import io.github.ddbbackup.local.fault.Faults;
import io.github.ddbbackup.local.junit.LocalAccountExtension;
import java.net.URI;
import java.time.Duration;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.api.BackoffStrategy;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.firehose.FirehoseClient;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.s3.S3Client;

/** The loopback account of a soak, and what it is reached with. */
final class Account implements AutoCloseable {

  static final String REGION = "eu-west-1";
  static final String BUCKET = "soak-backup";

  /**
   * While the storm strikes, an invocation waits most of its time: for the next attempt, or for an
   * answer that does not come.
   */
  private static final int FUNCTION_JVMS = 4;

  /** A storm has answers that do not come; what takes longer than this here is one of them. */
  private static final Duration NO_ANSWER = Duration.ofSeconds(5);

  /** More than any storm strikes in a row. */
  private static final int ATTEMPTS = 20;

  private final StreamStore store = StreamStore.make();
  private final LocalAccount account;
  private final DynamoDbClient dynamoDb;
  private final FirehoseClient firehose;
  private final LambdaClient lambda;
  private final S3Client s3;

  Account(long seed) {
    account =
        LocalAccount.builder()
            .directory(store.folder())
            .dynamoDbClassPath(LocalAccountExtension.dynamoDbClassPath())
            .faults(new Faults(seed))
            .functionJvms(FUNCTION_JVMS)
            .start();
    dynamoDb = configured(DynamoDbClient.builder()).build();
    firehose = configured(FirehoseClient.builder()).build();
    lambda = configured(LambdaClient.builder()).build();
    s3 = configured(S3Client.builder().forcePathStyle(true)).build();
    s3.createBucket(bucket -> bucket.bucket(BUCKET));
    dynamoDb.listTables();
    store.index();
  }

  URI endpoint() {
    return account.endpoint();
  }

  Faults faults() {
    return account.faults();
  }

  DynamoDbClient dynamoDb() {
    return dynamoDb;
  }

  FirehoseClient firehose() {
    return firehose;
  }

  LambdaClient lambda() {
    return lambda;
  }

  S3Client s3() {
    return s3;
  }

  /** Has the delivery streams write what they gathered. */
  void flush() {
    account.flush();
  }

  @Override
  public void close() {
    dynamoDb.close();
    firehose.close();
    lambda.close();
    s3.close();
    account.close();
    store.close();
  }

  private <B extends AwsClientBuilder<B, ?> & AwsSyncClientBuilder<B, ?>> B configured(B builder) {
    return builder
        .endpointOverride(account.endpoint())
        .region(Region.of(REGION))
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("soak", "soak")))
        .httpClientBuilder(
            ApacheHttpClient.builder().maxConnections(ATTEMPTS).socketTimeout(NO_ANSWER))
        .overrideConfiguration(
            c ->
                c.retryStrategy(
                    AwsRetryStrategy.standardRetryStrategy().toBuilder()
                        .maxAttempts(ATTEMPTS)
                        .circuitBreakerEnabled(false)
                        .backoffStrategy(
                            BackoffStrategy.exponentialDelay(
                                Duration.ofMillis(5), Duration.ofSeconds(1)))
                        .throttlingBackoffStrategy(
                            BackoffStrategy.exponentialDelay(
                                Duration.ofMillis(5), Duration.ofSeconds(1)))
                        .build()));
  }
}
