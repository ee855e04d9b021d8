package io.github.ddbbackup.provision;

import static java.util.Objects.requireNonNull;

import com.google.common.collect.ImmutableListMultimap;
import io.github.ddbbackup.naming.TableName;
import java.util.Optional;
import software.amazon.awssdk.services.lambda.model.EventSourceMappingConfiguration;

/**
 * What is read once for all tables of a run.
 *
 * @param forwarder the ARN of what tables' streams are mapped to; empty when it is not deployed
 * @param mappings the mappings of all tables
 */
record RunState(
    Optional<String> forwarder,
    ImmutableListMultimap<TableName, EventSourceMappingConfiguration> mappings) {

  RunState {
    requireNonNull(forwarder);
    requireNonNull(mappings);
  }

  static RunState read(AccountReader reader) {
    return new RunState(reader.forwarder(), reader.mappings());
  }

  /** The state that a deployment which makes a function's alias leaves behind. */
  RunState afterDeployment(String aliasArn) {
    return new RunState(Optional.of(aliasArn), mappings);
  }
}
