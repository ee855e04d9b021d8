package io.github.ddbbackup.event;

/**
 * Receives events while work goes on. It is called on the thread that does the work, in order for
 * one table; calls for different tables may come from different threads at once, so an
 * implementation that keeps state must be thread-safe. An exception thrown here ends the work.
 */
@FunctionalInterface
public interface BackupListener {

  /**
   * Takes one event.
   *
   * @param event what happened; never null
   */
  void on(BackupEvent event);

  /**
   * A listener that ignores everything.
   *
   * @return the listener
   */
  static BackupListener none() {
    return event -> {};
  }

  /**
   * A listener that passes each event to this one first and to another one after it.
   *
   * @param next the listener that is called second
   * @return both in one
   */
  default BackupListener andThen(BackupListener next) {
    return event -> {
      on(event);
      next.on(event);
    };
  }
}
