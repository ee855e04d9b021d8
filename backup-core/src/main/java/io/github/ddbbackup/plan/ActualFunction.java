package io.github.ddbbackup.plan;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Map;

/**
 * A function as it is.
 *
 * @param name its name
 * @param settings the code and configuration that were set last, published or not
 * @param environment the environment variables that were set last, which are the user's own
 * @param aliases its aliases by their names
 * @param versions the numbers of the published versions, in ascending order
 * @param aliasedVersions those of them that any alias points to
 */
public record ActualFunction(
    String name,
    FunctionSettings settings,
    Map<String, String> environment,
    Map<String, Alias> aliases,
    List<Long> versions,
    List<Long> aliasedVersions) {

  /** Copies the lists and maps. */
  public ActualFunction {
    requireNonNull(name);
    requireNonNull(settings);
    aliases = Map.copyOf(aliases);
    environment = Map.copyOf(environment);
    versions = versions.stream().sorted().toList();
    aliasedVersions = List.copyOf(aliasedVersions);
  }

  /**
   * An alias.
   *
   * @param version the version that it points to
   * @param settings the code and configuration of that version
   * @param environment the environment variables of that version
   * @param weighted whether it sends a part of the calls to another version
   */
  public record Alias(
      String version,
      FunctionSettings settings,
      Map<String, String> environment,
      boolean weighted) {

    /** Copies the map. */
    public Alias {
      requireNonNull(version);
      requireNonNull(settings);
      environment = Map.copyOf(environment);
    }
  }
}
