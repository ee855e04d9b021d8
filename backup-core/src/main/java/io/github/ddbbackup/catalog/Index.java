package io.github.ddbbackup.catalog;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * A secondary index, global or local.
 *
 * @param name its name
 * @param key its key
 * @param projection which attributes it holds: {@code ALL}, {@code KEYS_ONLY} or {@code INCLUDE}
 * @param included the attributes that it holds beside the keys, when the projection says so
 * @param throughput its throughput; a local index has none of its own
 */
public record Index(
    String name,
    List<KeyPart> key,
    String projection,
    List<String> included,
    Throughput throughput) {

  /** Copies the lists. */
  public Index {
    requireNonNull(name);
    key = List.copyOf(key);
    requireNonNull(projection);
    included = List.copyOf(included);
    requireNonNull(throughput);
  }
}
