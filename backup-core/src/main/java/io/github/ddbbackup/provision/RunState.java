package io.github.ddbbackup.provision;

import static java.util.Objects.requireNonNull;

import com.google.common.collect.ImmutableListMultimap;
import io.github.ddbbackup.config.BackupConfig;
import io.github.ddbbackup.naming.DeliveryStreamName;
import io.github.ddbbackup.naming.TableName;
import io.github.ddbbackup.plan.DesiredTable;
import io.github.ddbbackup.plan.ForwarderWay;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.lambda.model.EventSourceMappingConfiguration;

/**
 * What is read once for all tables of a run.
 *
 * @param forwarder the ARN of what tables' streams are mapped to; empty when it is not deployed
 * @param undeployed the ways that the configuration asks for and a deployment has not made yet
 * @param mappings the mappings of all tables
 * @param deliveryStreams the names of all delivery streams
 */
record RunState(
    Optional<String> forwarder,
    Set<ForwarderWay> undeployed,
    ImmutableListMultimap<TableName, EventSourceMappingConfiguration> mappings,
    Set<String> deliveryStreams) {

  RunState {
    requireNonNull(forwarder);
    requireNonNull(mappings);
    undeployed = Set.copyOf(undeployed);
    deliveryStreams = Set.copyOf(deliveryStreams);
  }

  static RunState read(AccountReader reader) {
    return new RunState(
        reader.forwarder(), reader.undeployed(), reader.mappings(), reader.deliveryStreams());
  }

  /** The state that a deployment which makes a function's alias leaves behind. */
  RunState afterDeployment(String aliasArn) {
    return new RunState(Optional.of(aliasArn), Set.of(), mappings, deliveryStreams);
  }

  /** What should be of a table. */
  DesiredTable desired(BackupConfig config, TableName table) {
    DesiredTable desired = DesiredTable.of(config, table, forwarder);
    return undeployed.contains(desired.way())
        ? DesiredTable.of(config, table, Optional.empty())
        : desired;
  }

  /** Those delivery streams that are there of the ones that a table can have. */
  List<DeliveryStreamName> deliveryStreams(TableName table) {
    return DeliveryStreamName.allOf(table).stream()
        .filter(name -> deliveryStreams.contains(name.value()))
        .toList();
  }
}
