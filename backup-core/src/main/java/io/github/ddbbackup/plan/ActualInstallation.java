package io.github.ddbbackup.plan;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The installation in one account and Region as it is.
 *
 * @param functions the functions that are there, by name
 * @param permissions the statements of the policies of the function that the rule calls
 * @param rules the rules that are there, by name
 * @param logRetention for each log group that is there, how many days it keeps; empty for ever
 * @param mappedTables the names of the tables whose streams are read by the forwarding function
 * @param deafMappings the mappings to the forwarding function that do not heed its answer, so that
 *     a batch of which it could deliver a part counts as delivered; by their tables' names, with
 *     ids
 */
public record ActualInstallation(
    Map<String, ActualFunction> functions,
    List<ActualPermission> permissions,
    Map<String, ActualRule> rules,
    Map<String, Optional<Integer>> logRetention,
    List<String> mappedTables,
    List<Resource> deafMappings) {

  /** Copies the lists and maps. */
  public ActualInstallation {
    rules = Map.copyOf(rules);
    functions = Map.copyOf(functions);
    permissions = List.copyOf(permissions);
    logRetention = Map.copyOf(logRetention);
    mappedTables = List.copyOf(mappedTables);
    deafMappings = List.copyOf(deafMappings);
  }

  Optional<ActualRule> rule(DesiredRule desired) {
    return Optional.ofNullable(rules.get(desired.name()));
  }
}
