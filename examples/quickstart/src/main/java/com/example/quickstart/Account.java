package com.example.quickstart;

import java.net.URI;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.firehose.FirehoseClient;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.s3.S3Client;

/** The clients of one account on the loopback interface. */
record Account(
    DynamoDbClient dynamoDb,
    S3Client s3,
    FirehoseClient firehose,
    LambdaClient lambda,
    EventBridgeClient events,
    CloudWatchLogsClient logs,
    IamClient iam)
    implements AutoCloseable {

  private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "[::1]");

  /**
   * The account that the environment variable AWS_ENDPOINT_URL points at, which the AWS SDK reads
   * by itself.
   *
   * @param environment the environment variables
   * @param region the Region to work in
   */
  static Account fromEnvironment(Map<String, String> environment, Region region) {
    requireLoopback(environment.getOrDefault("AWS_ENDPOINT_URL", ""));
    return new Account(
        DynamoDbClient.builder().region(region).build(),
        S3Client.builder().region(region).forcePathStyle(true).build(),
        FirehoseClient.builder().region(region).build(),
        LambdaClient.builder().region(region).build(),
        EventBridgeClient.builder().region(region).build(),
        CloudWatchLogsClient.builder().region(region).build(),
        IamClient.builder().region(region).build());
  }

  /** The quick start makes tables, a bucket and roles; a real account is not the place for that. */
  private static void requireLoopback(String endpoint) {
    if (endpoint.isEmpty() || !LOOPBACK.contains(String.valueOf(URI.create(endpoint).getHost()))) {
      throw new QuickstartException(
          "AWS_ENDPOINT_URL is '"
              + endpoint
              + "'. Set it to the loopback account's address, for example http://127.0.0.1:4566.");
    }
  }

  @Override
  public void close() {
    dynamoDb.close();
    s3.close();
    firehose.close();
    lambda.close();
    events.close();
    logs.close();
    iam.close();
  }
}
