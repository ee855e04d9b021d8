package io.github.ddbbackup.examples;

import io.github.ddbbackup.local.DynamoDbClassPath;
import io.github.ddbbackup.local.LocalAccount;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeSet;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
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
import software.amazon.awssdk.services.dynamodb.model.Tag;
import software.amazon.awssdk.services.firehose.FirehoseClient;

/** A loopback account for one example, which is told of it by its test.properties. */
public final class ExampleAccount implements AutoCloseable {

  private static final Duration LIMIT = Duration.ofMinutes(5);
  private static final AwsCredentialsProvider CREDENTIALS =
      StaticCredentialsProvider.create(AwsBasicCredentials.create("example", "example"));

  private final LocalAccount account;
  private final DynamoDbClient dynamoDb;
  private final FirehoseClient firehose;
  private final CloudWatchLogsClient logs;

  private ExampleAccount(LocalAccount account) {
    this.account = account;
    this.dynamoDb = configured(DynamoDbClient.builder()).build();
    this.firehose = configured(FirehoseClient.builder()).build();
    this.logs = configured(CloudWatchLogsClient.builder()).build();
  }

  /**
   * Starts an account and writes where it is to the example's test.properties, as properties that
   * the goals and the AWS SDK understand.
   *
   * @param example the folder of the example
   * @param dynamoDbClassPath the file that holds DynamoDB Local's class path
   * @param arguments further properties for the example
   * @return the account, to be closed by the caller
   */
  public static ExampleAccount start(
      File example, String dynamoDbClassPath, Map<String, String> arguments) {
    LocalAccount account =
        LocalAccount.builder()
            .dynamoDbClassPath(DynamoDbClassPath.read(Path.of(dynamoDbClassPath)))
            .recordCalls(Path.of(dynamoDbClassPath).resolveSibling("calls"))
            .start();
    Properties properties = new Properties();
    properties.putAll(arguments);
    properties.setProperty("ddbbackup.endpointUrl", account.endpoint().toString());
    properties.setProperty("aws.endpointUrl", account.endpoint().toString());
    properties.setProperty("aws.accessKeyId", "example");
    properties.setProperty("aws.secretAccessKey", "example");
    try (OutputStream file = Files.newOutputStream(example.toPath().resolve("test.properties"))) {
      properties.store(file, null);
    } catch (IOException e) {
      account.close();
      throw new UncheckedIOException(e);
    }
    return new ExampleAccount(account);
  }

  /**
   * Creates a table.
   *
   * @param name its name
   * @param tags its tags
   */
  public void createTable(String name, Map<String, String> tags) {
    List<Tag> tagList =
        tags.entrySet().stream()
            .map(tag -> Tag.builder().key(tag.getKey()).value(tag.getValue()).build())
            .toList();
    dynamoDb.createTable(
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
                    KeySchemaElement.builder().attributeName("id").keyType(KeyType.HASH).build())
                .tags(tagList));
  }

  /** The names of all delivery streams, sorted, with commas between. */
  public String deliveryStreams() {
    return String.join(
        ",", new TreeSet<>(firehose.listDeliveryStreams(list -> {}).deliveryStreamNames()));
  }

  /**
   * Waits until a function has logged something.
   *
   * @param function the function's name
   * @param text what it is to have logged
   */
  public void awaitLog(String function, String text) {
    await(() -> log(function).contains(text), function + " did not log '" + text + "'");
  }

  /**
   * Waits until there is a delivery stream.
   *
   * @param name its name
   */
  public void awaitDeliveryStream(String name) {
    await(
        () -> List.of(deliveryStreams().split(",", -1)).contains(name),
        "there is no delivery stream " + name);
  }

  private String log(String function) {
    try {
      return String.join(
          "\n",
          logs
              .filterLogEventsPaginator(filter -> filter.logGroupName("/aws/lambda/" + function))
              .events()
              .stream()
              .map(event -> event.message())
              .toList());
    } catch (ResourceNotFoundException e) {
      return "";
    }
  }

  private static void await(BooleanSupplier condition, String otherwise) {
    long end = System.nanoTime() + LIMIT.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > end) {
        throw new AssertionError(otherwise + " after " + LIMIT.toSeconds() + " s");
      }
      LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
    }
  }

  @Override
  public void close() {
    dynamoDb.close();
    firehose.close();
    logs.close();
    account.close();
  }

  private <B extends AwsClientBuilder<B, ?>> B configured(B builder) {
    return builder
        .endpointOverride(account.endpoint())
        .region(Region.EU_WEST_1)
        .credentialsProvider(CREDENTIALS);
  }
}
