package io.github.ddbbackup.local.lambda.mapping;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.ddbbackup.local.http.Json;
import io.github.ddbbackup.local.state.StateFolder;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** How far a mapping has read each shard; kept, and safe for use by several threads. */
final class Progress {
  private static final String DONE = "done";
  private static final String LATEST = "latest";

  private final StateFolder kept;
  private final String mapping;
  private final Map<String, String> shards = new TreeMap<>();
  private boolean begun;

  Progress(StateFolder kept, String mapping) {
    this.kept = kept;
    this.mapping = mapping;
    kept.read(mapping)
        .ifPresent(
            json -> {
              begun = true;
              json.properties().forEach(s -> shards.put(s.getKey(), s.getValue().asText()));
            });
  }

  /** Takes over what another poller of the mapping noted about a shard meanwhile. */
  synchronized void refresh(String shardId) {
    kept.read(mapping)
        .flatMap(json -> Json.text(json, shardId))
        .ifPresent(noted -> shards.put(shardId, noted));
  }

  /** Whether the mapping has looked at its stream before. */
  synchronized boolean begun() {
    return begun;
  }

  /** Notes that the mapping has looked at its stream. */
  synchronized void begin() {
    begun = true;
    save();
  }

  synchronized boolean isDone(String shardId) {
    return DONE.equals(shards.get(shardId));
  }

  /** Whether reading of a shard nothing was read of starts with what comes from now on. */
  synchronized boolean isLatest(String shardId) {
    return LATEST.equals(shards.get(shardId));
  }

  /** The sequence number of the last record that was dealt with. */
  synchronized Optional<String> last(String shardId) {
    return Optional.ofNullable(shards.get(shardId))
        .filter(s -> !s.equals(DONE) && !s.equals(LATEST));
  }

  synchronized void read(String shardId, String sequenceNumber) {
    shards.put(shardId, sequenceNumber);
    save();
  }

  synchronized void done(String shardId) {
    shards.put(shardId, DONE);
    save();
  }

  synchronized void latest(String shardId) {
    shards.put(shardId, LATEST);
    save();
  }

  /** Forgets the shards that the stream does not have any more. */
  synchronized void retain(Collection<String> shardIds) {
    if (shards.keySet().retainAll(List.copyOf(shardIds))) {
      save();
    }
  }

  private void save() {
    ObjectNode json = Json.object();
    shards.forEach(json::put);
    kept.write(mapping, json);
  }
}
