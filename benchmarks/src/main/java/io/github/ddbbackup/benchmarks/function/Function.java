package io.github.ddbbackup.benchmarks.function;

import java.nio.file.Path;
import java.util.Map;

/**
 * A function as it is deployed.
 *
 * @param title what it is called in the report
 * @param taskRoot the folder with its unpacked archive
 * @param handler the name of its handler's class
 * @param environment its own environment variables
 */
public record Function(
    String title, Path taskRoot, String handler, Map<String, String> environment) {

  /** Copies the variables. */
  public Function {
    environment = Map.copyOf(environment);
  }
}
