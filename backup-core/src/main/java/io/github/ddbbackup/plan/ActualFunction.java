package io.github.ddbbackup.plan;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A function as it is.
 *
 * @param name its name
 * @param settings the code and configuration that were set last, published or not
 * @param environment the environment variables that were set last, which are the user's own
 * @param alias the alias that is called; empty when there is none
 * @param versions the numbers of the published versions, in ascending order
 * @param aliasedVersions those of them that any alias points to
 */
public record ActualFunction(
    String name,
    FunctionSettings settings,
    Map<String, String> environment,
    Optional<Alias> alias,
    List<Long> versions,
    List<Long> aliasedVersions) {

  /** Copies the lists. */
  public ActualFunction {
    requireNonNull(name);
    requireNonNull(settings);
    requireNonNull(alias);
    environment = Map.copyOf(environment);
    versions = versions.stream().sorted().toList();
    aliasedVersions = List.copyOf(aliasedVersions);
  }

  /**
   * The alias that is called.
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
