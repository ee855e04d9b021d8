package io.github.ddbbackup.local.event;

/** Takes the events of table calls; EventBridge is one that does. */
@FunctionalInterface
public interface TableEvents {

  /** Takes one event; returns at once and does not throw, whatever comes of the event. */
  void tableCall(CloudTrailEvent event);
}
