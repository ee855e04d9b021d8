package io.github.ddbbackup.local.lambda.poller;

import java.util.Optional;

/** Reads the streams of mappings and invokes their functions; safe for use by several threads. */
public interface MappingPoller extends AutoCloseable {

  /**
   * Starts to read for a mapping, from where it was left off if it was stopped before. Does nothing
   * but take the settings over if the mapping is already read for.
   */
  void start(MappingSettings mapping);

  /** Takes changed settings over from the next batch on; does nothing if it is not read for. */
  void update(MappingSettings mapping);

  /**
   * Stops to read for a mapping, keeping its position; returns once what was under way has ended.
   */
  void stop(String uuid);

  /** Stops, and forgets the position too. */
  void forget(String uuid);

  /** What came of the last batch: {@code OK} or {@code PROBLEM: ...}; empty before the first. */
  Optional<String> lastResult(String uuid);

  /** Stops to read for every mapping; positions are kept. */
  @Override
  void close();
}
