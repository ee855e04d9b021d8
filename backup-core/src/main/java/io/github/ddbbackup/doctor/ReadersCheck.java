package io.github.ddbbackup.doctor;

import io.github.ddbbackup.aws.AwsCall;
import io.github.ddbbackup.aws.AwsClients;
import io.github.ddbbackup.plan.BackupNames;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;
import software.amazon.awssdk.services.lambda.model.EventSourceMappingConfiguration;

/**
 * Which streams have as many readers as they bear without the backup. All mappings of the account
 * are listed once: asking for those of each stream would be a call for every table.
 */
final class ReadersCheck implements Check {

  /**
   * How many may read a shard at the same time before reads are throttled, see <a
   * href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Streams.html">Change
   * data capture for DynamoDB Streams</a>. The replicas of a global table are kept alike by one of
   * them.
   */
  private static final int MOST_READERS = 2;

  private static final Pattern FORWARDER =
      Pattern.compile("arn:.*:function:" + BackupNames.FORWARDER_FUNCTION + "(:.*)?");

  private final AwsClients clients;
  private final Tables tables;

  ReadersCheck(AwsClients clients, Tables tables) {
    this.clients = clients;
    this.tables = tables;
  }

  @Override
  public String subject() {
    return "readers of streams";
  }

  @Override
  public List<Finding> findings() {
    Map<String, Set<String>> others = otherFunctions();
    List<Finding> crowded =
        tables.described().stream()
            .filter(Tables::hasStream)
            .flatMap(t -> judge(t, readers(others, t)).stream())
            .toList();
    return crowded.isEmpty()
        ? List.of(Finding.ok(subject(), "every stream has room for the backup"))
        : crowded;
  }

  private Map<String, Set<String>> otherFunctions() {
    return new AwsCall("lambda:ListEventSourceMappings", "all event source mappings")
        .answer(
            () ->
                clients.lambda().listEventSourceMappingsPaginator().eventSourceMappings().stream()
                    .filter(m -> m.eventSourceArn() != null)
                    .filter(m -> !FORWARDER.matcher(m.functionArn()).matches())
                    .collect(
                        Collectors.groupingBy(
                            EventSourceMappingConfiguration::eventSourceArn,
                            Collectors.mapping(
                                EventSourceMappingConfiguration::functionArn,
                                Collectors.toUnmodifiableSet()))));
  }

  private static Set<String> readers(Map<String, Set<String>> others, TableDescription table) {
    return others.getOrDefault(table.latestStreamArn(), Set.of());
  }

  /** Whether a stream has room for one more reader; empty where it has. */
  static Optional<Finding> judge(TableDescription table, Set<String> readers) {
    return readers.size() < most(table) ? Optional.empty() : Optional.of(crowded(table, readers));
  }

  private static int most(TableDescription table) {
    return table.hasReplicas() && !table.replicas().isEmpty() ? MOST_READERS - 1 : MOST_READERS;
  }

  private static Finding crowded(TableDescription table, Set<String> readers) {
    return Finding.warning(
        "table " + table.tableName(),
        "its stream is read already by "
            + readers.stream().sorted().collect(Collectors.joining(", ")),
        "More than two readers of a stream, or one of a global table's, slow each other down, down"
            + " to losing changes after 24 hours.",
        "Have one function call the other, or aws lambda delete-event-source-mapping --uuid UUID"
            + " for one of them.");
  }
}
