package io.github.ddbbackup.catalog;

import static java.util.Objects.requireNonNull;

import com.google.common.collect.ImmutableSortedMap;
import java.util.Map;
import java.util.Optional;

/**
 * What is set for a table by calls of their own once it is made.
 *
 * @param timeToLiveAttribute the attribute that says when an item expires; empty when none does
 * @param tags the table's tags
 */
public record TableSettings(Optional<String> timeToLiveAttribute, Map<String, String> tags) {

  /** Copies the map in order. */
  public TableSettings {
    requireNonNull(timeToLiveAttribute);
    tags = ImmutableSortedMap.copyOf(tags);
  }
}
