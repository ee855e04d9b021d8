package io.github.ddbbackup.maven;

import io.github.ddbbackup.event.BackupEvent;
import io.github.ddbbackup.event.BackupListener;
import org.apache.maven.plugin.logging.Log;

/** Passes the events of the core on to Maven's log. */
final class LogListener implements BackupListener {

  private final Log log;

  LogListener(Log log) {
    this.log = log;
  }

  @Override
  public void on(BackupEvent event) {
    if (event instanceof BackupEvent.TableDecided decided && !decided.flawed()) {
      // The reports say it too, and there may be thousands of tables.
      log.debug(event.message());
      return;
    }
    switch (event.severity()) {
      case DEBUG -> log.debug(event.message());
      case INFO -> log.info(event.message());
      case WARNING -> log.warn(event.message());
    }
  }
}
