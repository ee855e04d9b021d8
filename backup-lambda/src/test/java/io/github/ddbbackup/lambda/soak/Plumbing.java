package io.github.ddbbackup.lambda.soak;

import io.github.ddbbackup.config.DeliveryStreamCounts;
import io.github.ddbbackup.naming.DeliveryStreamName;
import io.github.ddbbackup.naming.TableName;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import software.amazon.awssdk.services.firehose.model.Tag;
import software.amazon.awssdk.services.lambda.model.EventSourceMappingConfiguration;

/** What there is in the account for the tables that are there, and what there should be. */
final class Plumbing {

  private static final String DELETING = "Deleting";
  private static final String REMOVAL = "removal";

  private final Account account;
  private final DeliveryStreamCounts counts;

  Plumbing(Account account, DeliveryStreamCounts counts) {
    this.account = account;
    this.counts = counts;
  }

  /** What is too much or missing, in words; empty if each table has what it needs, and no other. */
  List<String> differences() {
    List<String> differences = new ArrayList<>();
    List<String> tables = account.dynamoDb().listTablesPaginator().tableNames().stream().toList();
    compare("mapping", tables.stream().map(this::stream).toList(), mappings(), differences);
    List<String> needed =
        tables.stream()
            .map(TableName::of)
            .flatMap(table -> DeliveryStreamName.firstOf(table, counts.of(table)).stream())
            .map(DeliveryStreamName::value)
            .toList();
    compare("delivery stream", needed, deliveryStreams(), differences);
    needed.forEach(name -> removals(name, differences));
    return differences;
  }

  private static void compare(
      String what, Collection<String> needed, Collection<String> there, List<String> differences) {
    TreeMap<String, Integer> counts = new TreeMap<>();
    needed.forEach(name -> counts.merge(name, -1, Integer::sum));
    there.forEach(name -> counts.merge(name, 1, Integer::sum));
    counts.forEach(
        (name, count) -> {
          if (count != 0) {
            differences.add((count < 0 ? "no " : count + " too many: ") + what + " of " + name);
          }
        });
  }

  private void removals(String deliveryStream, List<String> differences) {
    account
        .firehose()
        .listTagsForDeliveryStream(r -> r.deliveryStreamName(deliveryStream))
        .tags()
        .stream()
        .map(Tag::key)
        .filter(key -> key.contains(REMOVAL))
        .forEach(key -> differences.add("delivery stream " + deliveryStream + " has " + key));
  }

  private String stream(String table) {
    return account.dynamoDb().describeTable(d -> d.tableName(table)).table().latestStreamArn();
  }

  private List<String> mappings() {
    return account.lambda().listEventSourceMappingsPaginator().eventSourceMappings().stream()
        .filter(mapping -> !mapping.state().equals(DELETING))
        .map(EventSourceMappingConfiguration::eventSourceArn)
        .toList();
  }

  private List<String> deliveryStreams() {
    return account.firehose().listDeliveryStreams(r -> r.limit(10_000)).deliveryStreamNames();
  }
}
