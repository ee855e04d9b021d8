package io.github.ddbbackup.maven;

import io.github.ddbbackup.archive.TimeSpan;
import io.github.ddbbackup.archive.TimeText;
import io.github.ddbbackup.event.BackupException;
import io.github.ddbbackup.history.History;
import io.github.ddbbackup.history.HistoryReader;
import io.github.ddbbackup.history.HistoryRequest;
import io.github.ddbbackup.history.KeyQuery;
import io.github.ddbbackup.maven.progress.ReadingProgress;
import io.github.ddbbackup.report.GapText;
import io.github.ddbbackup.report.HistoryJson;
import io.github.ddbbackup.report.HistoryText;
import java.io.File;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Shows every change of an item that the backup holds: when it was made, what was done and by whom
 * (a user, or DynamoDB itself at the item's time to live), and the attributes that changed, with
 * their old and new values. Where several tables bore the name one after another, their changes are
 * shown apart.
 */
@Mojo(name = "history", requiresProject = false, threadSafe = true, aggregator = true)
public final class HistoryMojo extends AbstractReadingMojo {

  /**
   * The item's key: {@code OrderId=42}, or {@code Customer=ann,OrderId=42} for a key of two
   * attributes, or typed as DynamoDB writes it in JSON, which values with commas need.
   */
  @Parameter(property = "ddbbackup.key")
  private String key;

  /**
   * Shows changes from this time on: {@code 2026-11-22T14:02:00Z}, {@code 2026-11-22} (UTC), or a
   * time back from now such as {@code 2h} or {@code 7d}. Fewer objects are read, too.
   */
  @Parameter(property = "ddbbackup.from")
  private String from;

  /** Shows changes up to this time, written as {@code from} is; of a date, the whole day. */
  @Parameter(property = "ddbbackup.to")
  private String to;

  /**
   * {@code text} for people, or {@code json} for programs: one object on one line for each change,
   * without anything else when Maven is quiet ({@code -q}).
   */
  @Parameter(property = "ddbbackup.format", defaultValue = "text")
  private String format;

  /** A file to write to instead of the console. What was in it is lost. */
  @Parameter(property = "ddbbackup.outputFile")
  private File outputFile;

  /** Makes the goal; Maven fills the parameters in. */
  public HistoryMojo() {}

  @Override
  void run(Connection connection) {
    HistoryRequest request = new HistoryRequest(table(), key(), span(), onDamage(), formerFolder());
    boolean json = isJson();
    try (HistoryReader reader = connection.history()) {
      History history = read(reader, request);
      warnOf(history.summary(), history.strangers());
      print(json, history);
    }
  }

  private History read(HistoryReader reader, HistoryRequest request) {
    try (ReadingProgress progress = progress("Reading " + request.table().value())) {
      return reader.read(request, progress);
    }
  }

  private void print(boolean json, History history) {
    List<String> lines = json ? HistoryJson.of(history) : HistoryText.of(history);
    if (json) {
      GapText.of(history.gaps()).forEach(getLog()::warn);
    }
    if (outputFile != null) {
      OutputFile.write(outputFile.toPath(), lines);
      getLog().info("%d changes written to %s".formatted(history.changes(), outputFile));
    } else if (json) {
      lines.forEach(System.out::println);
    } else {
      lines.forEach(getLog()::info);
    }
  }

  private KeyQuery key() {
    return given(key)
        .map(KeyQuery::of)
        .orElseThrow(
            () ->
                BackupException.user(
                    "No item is named", "", "Give its key: -Dddbbackup.key=NAME=VALUE."));
  }

  private TimeSpan span() {
    Instant now = Instant.now();
    return new TimeSpan(
        given(from).map(text -> TimeText.instant(text, now)),
        given(to).map(text -> TimeText.end(text, now)));
  }

  private boolean isJson() {
    return switch (format.strip().toLowerCase(Locale.ROOT)) {
      case "json" -> true;
      case "text" -> false;
      default ->
          throw BackupException.user(
              "ddbbackup.format is neither text nor json", format, "Leave it out for text.");
    };
  }
}
