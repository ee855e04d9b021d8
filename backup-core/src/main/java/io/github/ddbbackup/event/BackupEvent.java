package io.github.ddbbackup.event;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One thing that happened. Each case carries its own data, so that a program can react to it, and a
 * {@link #message()} of one line for people. Texts are kept as given; a listener that writes to a
 * terminal or log should pass them through {@link OneLine#escape(String)} as {@link #message()}
 * does.
 */
public sealed interface BackupEvent {

  /** How much attention an event asks for. */
  enum Severity {
    /** Of use when looking for the cause of something. */
    DEBUG,
    /** The story of a normal run. */
    INFO,
    /** Something went on, but a person should look at it. */
    WARNING
  }

  /**
   * How much attention this event asks for.
   *
   * @return the severity
   */
  default Severity severity() {
    return Severity.INFO;
  }

  /**
   * The event in one line of plain English, control characters escaped.
   *
   * @return the line, without a line end
   */
  String message();

  /**
   * The tables of the account were looked over.
   *
   * @param tables how many
   * @param changed how many of them were changed
   * @param failed how many of them failed
   * @param after the table after which there was no time left; empty when all were looked at
   */
  record Reconciled(int tables, int changed, int failed, Optional<String> after)
      implements BackupEvent {
    @Override
    public String message() {
      return OneLine.escape(
          "Looked over %d tables: %d changed, %d failed%s"
              .formatted(
                  tables,
                  changed,
                  failed,
                  after.map(t -> "; it goes on after table " + t).orElse("")));
    }
  }

  /**
   * A configuration was read and found valid.
   *
   * @param source where it came from, for example {@code config.hjson} or {@code the environment}
   */
  record ConfigurationLoaded(String source) implements BackupEvent {
    @Override
    public String message() {
      return OneLine.escape("Loaded configuration from " + source);
    }
  }

  /**
   * It was decided whether a table is backed up.
   *
   * @param table the table's name
   * @param backedUp whether the table is backed up
   * @param reason why, as a clause such as {@code it matches tableNameMatchRegex}
   * @param flawed whether something that should have had a say failed
   */
  record TableDecided(String table, boolean backedUp, String reason, boolean flawed)
      implements BackupEvent {
    @Override
    public Severity severity() {
      return flawed ? Severity.WARNING : Severity.INFO;
    }

    @Override
    public String message() {
      String verdict = backedUp ? " is backed up: " : " is not backed up: ";
      return OneLine.escape("Table " + table + verdict + reason);
    }
  }

  /**
   * The stream of a table was switched on.
   *
   * @param table the table's name
   */
  record UpdateStreamEnabled(String table) implements BackupEvent {
    @Override
    public String message() {
      return OneLine.escape("Enabled Update Stream for " + table);
    }
  }

  /**
   * The stream of a table is known.
   *
   * @param table the table's name
   * @param arn the stream's ARN
   */
  record UpdateStreamResolved(String table, String arn) implements BackupEvent {
    @Override
    public String message() {
      return OneLine.escape("Resolved DynamoDB Stream ARN: " + arn);
    }
  }

  /**
   * A delivery stream was created.
   *
   * @param arn the delivery stream's ARN
   */
  record DeliveryStreamCreated(String arn) implements BackupEvent {
    @Override
    public String message() {
      return OneLine.escape("Created new Firehose Delivery Stream " + arn);
    }
  }

  /**
   * The delivery stream of a table is known.
   *
   * @param arn the delivery stream's ARN
   */
  record DeliveryStreamResolved(String arn) implements BackupEvent {
    @Override
    public String message() {
      return OneLine.escape("Resolved Firehose Delivery Stream ARN: " + arn);
    }
  }

  /**
   * Something in the account was created, changed or deleted.
   *
   * @param kind the kind of resource, for example {@code event source mapping}
   * @param name the resource's name
   * @param operation what was done to it, for example {@code CREATE}
   * @param detail what is worth knowing besides, or an empty text
   */
  record ResourceChanged(String kind, String name, String operation, String detail)
      implements BackupEvent {
    @Override
    public String message() {
      String tail = detail.isEmpty() ? "" : " (" + detail + ")";
      return OneLine.escape(operation.toLowerCase(Locale.ROOT) + " " + kind + " " + name + tail);
    }
  }

  /**
   * The work waits for the account to catch up.
   *
   * @param forWhat what is awaited, for example {@code table Orders to become ACTIVE}
   * @param elapsed how long it has been waiting so far; not negative
   */
  record Waiting(String forWhat, Duration elapsed) implements BackupEvent {
    @Override
    public Severity severity() {
      return Severity.DEBUG;
    }

    @Override
    public String message() {
      return OneLine.escape("Waiting for " + forWhat + ", " + seconds(elapsed) + " s so far");
    }
  }

  /**
   * A call failed and will be made again.
   *
   * @param what the call
   * @param attempt the number of the attempt to come; the first call was attempt 1
   * @param delay how long it waits before that attempt; not negative
   * @param why why the last attempt failed
   */
  record RetryScheduled(String what, int attempt, Duration delay, String why)
      implements BackupEvent {
    @Override
    public Severity severity() {
      return Severity.DEBUG;
    }

    @Override
    public String message() {
      return OneLine.escape(
          "Attempt " + attempt + " of " + what + " in " + seconds(delay) + " s: " + why);
    }
  }

  /**
   * Something that a person should look at.
   *
   * @param text the warning
   */
  record Warned(String text) implements BackupEvent {
    @Override
    public Severity severity() {
      return Severity.WARNING;
    }

    @Override
    public String message() {
      return OneLine.escape(text);
    }
  }

  /**
   * An event that came from outside was not acted upon.
   *
   * @param reason why not
   */
  record EventIgnored(String reason) implements BackupEvent {
    @Override
    public String message() {
      return OneLine.escape("Ignored event: " + reason);
    }
  }

  /**
   * Events that came from outside were acted upon.
   *
   * @param count how many; not negative
   */
  record EventsProcessed(int count) implements BackupEvent {
    @Override
    public String message() {
      return "Processed " + count + " Events";
    }
  }

  /**
   * Change lines were taken by a delivery stream, or by the bucket in its place.
   *
   * @param deliveryStream the delivery stream's name, or the object's key
   * @param lines the number of lines; not negative
   * @param records the number of records that carried them; not negative
   * @param bytes the size of those records in bytes; not negative
   */
  record LinesDelivered(String deliveryStream, int lines, int records, long bytes)
      implements BackupEvent {
    @Override
    public Severity severity() {
      return Severity.DEBUG;
    }

    @Override
    public String message() {
      return OneLine.escape(
          "Delivered "
              + (lines + " lines in " + records + " records of " + bytes + " bytes to ")
              + deliveryStream);
    }
  }

  /**
   * The removal of a table's backup waits, so that nothing is lost.
   *
   * @param table the table's name
   * @param what what stays until when, as a clause
   */
  record RemovalWaits(String table, String what) implements BackupEvent {
    @Override
    public String message() {
      return OneLine.escape("Table " + table + ": " + what);
    }
  }

  /**
   * Changes of a shard of a table's stream were taken by a delivery stream or a bucket, and so were
   * all before them in that shard. The line is read again from the log: it proves that a stream is
   * read out.
   *
   * @param table the table's name
   * @param stream the stream's label
   * @param changes the number of changes; not negative
   * @param upTo the sequence number of the last of them
   */
  record ChangesAcknowledged(String table, String stream, int changes, String upTo)
      implements BackupEvent {

    /** What each such line begins with. */
    public static final String WORD = "Acknowledged";

    private static final Pattern LINE =
        Pattern.compile(WORD + " (\\d+) changes of (\\S+), stream (\\S+), up to (\\d+)\\s*");

    /**
     * Reads a line again.
     *
     * @param line a line of a log
     * @return the event; empty if the line tells something else
     */
    public static Optional<ChangesAcknowledged> parse(String line) {
      Matcher matcher = LINE.matcher(line);
      return matcher.matches() && matcher.group(1).length() < 10
          ? Optional.of(
              new ChangesAcknowledged(
                  matcher.group(2),
                  matcher.group(3),
                  Integer.parseInt(matcher.group(1)),
                  matcher.group(4)))
          : Optional.empty();
    }

    @Override
    public String message() {
      return OneLine.escape(
          WORD + ' ' + changes + " changes of " + table + ", stream " + stream + ", up to " + upTo);
    }
  }

  private static String seconds(Duration duration) {
    return String.format(Locale.ROOT, "%.1f", duration.toMillis() / 1000.0);
  }
}
