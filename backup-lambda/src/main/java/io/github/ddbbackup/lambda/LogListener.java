package io.github.ddbbackup.lambda;

import io.github.ddbbackup.event.BackupEvent;
import io.github.ddbbackup.event.BackupEvent.Severity;
import io.github.ddbbackup.event.BackupListener;
import java.io.PrintStream;
import java.util.Map;

/** Prints events, one line each; Lambda takes what a function prints into its log. */
final class LogListener implements BackupListener {

  private final PrintStream out;
  private final Severity lowest;

  /**
   * Makes the listener.
   *
   * @param out where the lines go
   * @param environment shows everything if {@code DEBUG} is {@code true} in it
   */
  LogListener(PrintStream out, Map<String, String> environment) {
    this.out = out;
    this.lowest =
        Boolean.parseBoolean(environment.getOrDefault("DEBUG", "false"))
            ? Severity.DEBUG
            : Severity.INFO;
  }

  @Override
  public void on(BackupEvent event) {
    if (event.severity().compareTo(lowest) >= 0) {
      String mark = event.severity() == Severity.WARNING ? "WARNING: " : "";
      out.println(mark + event.message());
    }
  }
}
