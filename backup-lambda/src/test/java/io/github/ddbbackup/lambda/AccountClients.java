package io.github.ddbbackup.lambda;

import io.github.ddbbackup.local.LocalAccount;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.firehose.FirehoseClient;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.s3.S3Client;

/** A test's own clients of a loopback account: their calls are not taken for this product's. */
final class AccountClients implements AutoCloseable {

  private final LocalAccount account;
  private final SdkHttpClient http = ApacheHttpClient.create();
  private final DynamoDbClient dynamoDb;
  private final FirehoseClient firehose;
  private final LambdaClient lambda;
  private final CloudWatchLogsClient logs;
  private final S3Client s3;

  AccountClients(LocalAccount account) {
    this.account = account;
    dynamoDb = configured(DynamoDbClient.builder()).build();
    firehose = configured(FirehoseClient.builder()).build();
    lambda = configured(LambdaClient.builder()).build();
    logs = configured(CloudWatchLogsClient.builder()).build();
    s3 = configured(S3Client.builder().forcePathStyle(true)).build();
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

  CloudWatchLogsClient logs() {
    return logs;
  }

  S3Client s3() {
    return s3;
  }

  private <B extends AwsClientBuilder<B, ?> & AwsSyncClientBuilder<B, ?>> B configured(B builder) {
    return builder
        .endpointOverride(account.endpoint())
        .region(Region.EU_WEST_1)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
        .httpClient(http);
  }

  @Override
  public void close() {
    dynamoDb.close();
    firehose.close();
    lambda.close();
    logs.close();
    s3.close();
    http.close();
  }
}
