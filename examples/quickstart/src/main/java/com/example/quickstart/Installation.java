package com.example.quickstart;

import io.github.ddbbackup.config.BackupConfig;
import io.github.ddbbackup.naming.DeliveryStreamName;
import io.github.ddbbackup.naming.TableName;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;
import software.amazon.awssdk.services.firehose.model.DeliveryStreamDescription;
import software.amazon.awssdk.services.firehose.model.ExtendedS3DestinationDescription;
import software.amazon.awssdk.services.firehose.model.ResourceNotFoundException;
import software.amazon.awssdk.services.lambda.model.EventSourceMappingConfiguration;

/** What the goals and the function have set up, as the account tells it. */
final class Installation {

  private static final String RULE = "DynamoDBCreateDelete";
  private static final List<String> FUNCTIONS =
      List.of("EnsureDynamoBackup", "LambdaStreamToFirehose");
  private static final Duration LIMIT = Duration.ofMinutes(5);

  private final Account account;
  private final BackupConfig config;

  Installation(Account account, BackupConfig config) {
    this.account = account;
    this.config = config;
  }

  /** Waits until a table's stream, mapping and delivery stream are all there and ready. */
  void awaitTable(String table) {
    Deadline.await(
        LIMIT,
        () ->
            mapping(table)
                .filter(mapping -> mapping.state().equals("Enabled"))
                .flatMap(mapping -> deliveryStream(table))
                .filter(stream -> stream.deliveryStreamStatusAsString().equals("ACTIVE")),
        () -> "the table " + table + " is not backed up yet");
  }

  /** Prints what was set up once, and for each of the tables. */
  void print(List<String> tables) {
    System.out.println("What was set up:");
    String targets =
        account.events().listTargetsByRule(rule -> rule.rule(RULE)).targets().stream()
            .map(target -> target.arn())
            .collect(Collectors.joining(", "));
    String state = account.events().describeRule(rule -> rule.name(RULE)).stateAsString();
    row("rule " + RULE, state + ", calls " + targets);
    FUNCTIONS.forEach(this::printFunction);
    tables.forEach(this::printTable);
  }

  private void printFunction(String name) {
    var alias = account.lambda().getAlias(get -> get.functionName(name).name("live"));
    var function = account.lambda().getFunctionConfiguration(get -> get.functionName(name));
    row(
        "function " + name,
        "%s, %d KB, alias live is version %s"
            .formatted(
                function.runtimeAsString(), function.codeSize() / 1024, alias.functionVersion()));
  }

  private void printTable(String table) {
    TableDescription description = describe(table);
    EventSourceMappingConfiguration mapping =
        mapping(table).orElseThrow(() -> missing("mapping", table));
    ExtendedS3DestinationDescription s3 =
        deliveryStream(table)
            .orElseThrow(() -> missing("delivery stream", table))
            .destinations()
            .get(0)
            .extendedS3DestinationDescription();
    row("table " + table, "stream " + description.streamSpecification().streamViewTypeAsString());
    row(
        "  mapping",
        "%s, up to %d changes at once, from %s"
            .formatted(mapping.state(), mapping.batchSize(), mapping.startingPositionAsString()));
    row(
        "  delivery stream",
        "%s to s3://%s/%s every %d s"
            .formatted(
                streamName(table),
                s3.bucketARN().substring(s3.bucketARN().lastIndexOf(':') + 1),
                s3.prefix(),
                s3.bufferingHints().intervalInSeconds()));
  }

  private static void row(String what, String state) {
    System.out.printf("  %-34s %s%n", what, state);
  }

  private TableDescription describe(String table) {
    return account.dynamoDb().describeTable(describe -> describe.tableName(table)).table();
  }

  private Optional<EventSourceMappingConfiguration> mapping(String table) {
    return Optional.ofNullable(describe(table).latestStreamArn())
        .flatMap(
            arn ->
                account
                    .lambda()
                    .listEventSourceMappings(list -> list.eventSourceArn(arn))
                    .eventSourceMappings()
                    .stream()
                    .findFirst());
  }

  private Optional<DeliveryStreamDescription> deliveryStream(String table) {
    try {
      return Optional.of(
          account
              .firehose()
              .describeDeliveryStream(describe -> describe.deliveryStreamName(streamName(table)))
              .deliveryStreamDescription());
    } catch (ResourceNotFoundException e) {
      return Optional.empty();
    }
  }

  private static String streamName(String table) {
    return DeliveryStreamName.forTable(TableName.of(table)).value();
  }

  private static QuickstartException missing(String what, String table) {
    return new QuickstartException("The table " + table + " has no " + what + ".");
  }

  /** The prefix under which a table's change lines lie. */
  String prefix(String table) {
    return config.firehoseDeliveryPrefix().forTable(TableName.of(table));
  }

  /** The end of the log of each function, to find out why something is missing. */
  String endOfLogs() {
    return FUNCTIONS.stream().map(this::endOfLog).collect(Collectors.joining("\n"));
  }

  private String endOfLog(String function) {
    String group = "/aws/lambda/" + function;
    try {
      return account.logs().filterLogEvents(filter -> filter.logGroupName(group)).events().stream()
          .map(event -> "  " + event.message().stripTrailing())
          .collect(
              Collectors.collectingAndThen(
                  Collectors.toList(),
                  lines ->
                      "The end of the log of "
                          + function
                          + ":\n"
                          + String.join(
                              "\n", lines.subList(Math.max(0, lines.size() - 20), lines.size()))));
    } catch (RuntimeException e) {
      return "The log of " + function + " can't be read: " + e.getMessage();
    }
  }
}
