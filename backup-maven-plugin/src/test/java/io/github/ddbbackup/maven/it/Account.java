package io.github.ddbbackup.maven.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.StreamViewType;
import software.amazon.awssdk.services.dynamodb.model.Tag;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.firehose.FirehoseClient;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.EventSourceMappingConfiguration;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.BucketAlreadyOwnedByYouException;

/** A Region of the loopback account, as seen by an ordinary client of AWS. */
public final class Account {

  private static final String BUCKET = "it-backup-bucket";

  private final URI endpoint;
  private final Region region;

  public Account(String endpoint, String region) {
    this.endpoint = URI.create(endpoint);
    this.region = Region.of(region);
  }

  public DynamoDbClient dynamoDb() {
    return configured(DynamoDbClient.builder()).build();
  }

  public FirehoseClient firehose() {
    return configured(FirehoseClient.builder()).build();
  }

  public LambdaClient lambda() {
    return configured(LambdaClient.builder()).build();
  }

  public EventBridgeClient events() {
    return configured(EventBridgeClient.builder()).build();
  }

  public CloudWatchLogsClient logs() {
    return configured(CloudWatchLogsClient.builder()).build();
  }

  public S3Client s3() {
    return configured(S3Client.builder()).forcePathStyle(true).build();
  }

  /** Creates tables without an update stream, and the bucket of the backups. */
  public Account withTables(String... names) {
    makeBucket();
    for (String name : names) {
      createTable(name, List.of());
    }
    return this;
  }

  /** Creates a table without an update stream, with tags written {@code key=value}. */
  public Account withTaggedTable(String name, String... tags) {
    makeBucket();
    createTable(
        name,
        List.of(tags).stream()
            .map(tag -> tag.split("=", 2))
            .map(tag -> Tag.builder().key(tag[0]).value(tag[1]).build())
            .toList());
    return this;
  }

  /** Turns a table's update stream on. */
  public Account withStream(String table, StreamViewType view) {
    dynamoDb()
        .updateTable(
            update ->
                update
                    .tableName(table)
                    .streamSpecification(s -> s.streamEnabled(true).streamViewType(view)));
    return this;
  }

  /** The event source mappings of a table's stream. */
  public List<EventSourceMappingConfiguration> mappings(String table) {
    String stream = dynamoDb().describeTable(t -> t.tableName(table)).table().latestStreamArn();
    return lambda()
        .listEventSourceMappingsPaginator(m -> m.eventSourceArn(stream))
        .eventSourceMappings()
        .stream()
        .toList();
  }

  /** The functions that a table's stream is mapped to, sorted, with commas between. */
  public String mappedTo(String table) {
    return mappings(table).stream()
        .map(mapping -> mapping.functionArn().replaceAll(".*:function:", ""))
        .sorted()
        .collect(Collectors.joining(","));
  }

  /** Waits until there is a delivery stream of a name. */
  public Account awaitDeliveryStream(String name) {
    Eventually.isTrue(() -> List.of(deliveryStreams().split(",")).contains(name));
    return this;
  }

  /** Waits until a table is some seconds old. */
  public Account awaitAge(String table, int seconds) {
    Instant old =
        dynamoDb()
            .describeTable(t -> t.tableName(table))
            .table()
            .creationDateTime()
            .plusSeconds(seconds);
    Eventually.isTrue(() -> Instant.now().isAfter(old));
    return this;
  }

  /** Waits until a function has logged a text. */
  public Account awaitLog(String function, String text) {
    Eventually.isTrue(() -> log(function).contains(text));
    return this;
  }

  private String log(String function) {
    try {
      return logs()
          .filterLogEventsPaginator(filter -> filter.logGroupName("/aws/lambda/" + function))
          .events()
          .stream()
          .map(event -> event.message())
          .collect(Collectors.joining("\n"));
    } catch (ResourceNotFoundException e) {
      return "";
    }
  }

  /** The names of all delivery streams, sorted, with commas between. */
  public String deliveryStreams() {
    return firehose().listDeliveryStreams(r -> r.limit(100)).deliveryStreamNames().stream()
        .sorted()
        .collect(Collectors.joining(","));
  }

  /** The names of all functions, sorted, with commas between. */
  public String functions() {
    return lambda().listFunctionsPaginator().functions().stream()
        .map(function -> function.functionName())
        .sorted()
        .collect(Collectors.joining(","));
  }

  /** The names of all rules, sorted, with commas between. */
  public String rules() {
    return events().listRules(request -> request.limit(100)).rules().stream()
        .map(rule -> rule.name())
        .sorted()
        .collect(Collectors.joining(","));
  }

  /** Projects that start at the same time make the same bucket. */
  private void makeBucket() {
    try {
      s3().createBucket(bucket -> bucket.bucket(BUCKET));
    } catch (BucketAlreadyOwnedByYouException e) {
      assertThat(e.statusCode()).isEqualTo(409);
    }
  }

  private void createTable(String name, List<Tag> tags) {
    dynamoDb()
        .createTable(
            table ->
                table
                    .tableName(name)
                    .billingMode(BillingMode.PAY_PER_REQUEST)
                    .attributeDefinitions(
                        AttributeDefinition.builder()
                            .attributeName("id")
                            .attributeType(ScalarAttributeType.S)
                            .build())
                    .keySchema(
                        KeySchemaElement.builder()
                            .attributeName("id")
                            .keyType(KeyType.HASH)
                            .build())
                    .tags(tags));
  }

  private <B extends AwsClientBuilder<B, ?>> B configured(B builder) {
    return builder
        .endpointOverride(endpoint)
        .region(region)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("it", "it-secret")));
  }
}
