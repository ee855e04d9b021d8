package io.github.ddbbackup.ddl;

import io.github.ddbbackup.event.BackupException;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** What a backup can be queried with. */
public enum Engine {
  /** Hive 4 with its own JSON SerDe. */
  HIVE,
  /** Hive with the OpenX JSON SerDe, as the Python original documents it. */
  HIVE_OPENX,
  /** Spark SQL with its own reader of JSON. */
  SPARK,
  /** Amazon Athena, with partition projection. */
  ATHENA,
  /** Trino with its Hive connector, with partition projection. */
  TRINO;

  /**
   * Finds an engine.
   *
   * @param name its name, such as {@code hive-openx}
   * @return the engine
   * @throws BackupException if there is none of that name
   */
  public static Engine of(String name) {
    return Arrays.stream(values())
        .filter(engine -> engine.toString().equals(name.strip().toLowerCase(Locale.ROOT)))
        .findFirst()
        .orElseThrow(
            () ->
                BackupException.user(
                    "No engine has that name",
                    name,
                    "Name one of "
                        + Arrays.stream(values())
                            .map(Engine::toString)
                            .collect(Collectors.joining(", "))
                        + "."));
  }

  /** Whether its queries are written in Trino's SQL, not in Hive's. */
  boolean speaksTrino() {
    return this == ATHENA || this == TRINO;
  }

  /** The name, such as {@code hive-openx}. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
