package io.github.ddbbackup.provision;

import static java.util.Objects.requireNonNull;

import io.github.ddbbackup.record.SequenceNumber;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * What is to be proven of one shard. A shard is delivered in order, so that the delivery of any of
 * some records proves the delivery of everything that is owed.
 *
 * @param shardId the shard
 * @param known whether it could be found out
 * @param oneOf the last record that is owed and those behind it; empty when nothing is owed
 * @param from when the last record that is owed was written, to the minute
 */
record ShardEnd(String shardId, boolean known, Set<SequenceNumber> oneOf, Optional<Instant> from) {

  ShardEnd {
    requireNonNull(shardId);
    requireNonNull(from);
    oneOf = Set.copyOf(oneOf);
  }

  static ShardEnd unknown(String shardId) {
    return new ShardEnd(shardId, false, Set.of(), Optional.empty());
  }

  static ShardEnd nothingOwed(String shardId) {
    return new ShardEnd(shardId, true, Set.of(), Optional.empty());
  }

  boolean isProvenBy(Set<SequenceNumber> acknowledged) {
    return known && (oneOf.isEmpty() || oneOf.stream().anyMatch(acknowledged::contains));
  }
}
