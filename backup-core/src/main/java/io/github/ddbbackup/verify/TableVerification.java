package io.github.ddbbackup.verify;

import io.github.ddbbackup.naming.TableName;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Which backup to verify, and by what.
 *
 * @param table the table
 * @param live whether to compare with the table itself, which reads all of it
 * @param maxReadCapacity how many read units a second that may take; empty for as many as the table
 *     gives
 * @param patience how long to wait for changes that are on their way to the bucket before a
 *     difference from the table counts; empty for the time that Firehose gathers and two minutes
 * @param formerFolder another folder of the bucket that holds changes of the table, see {@link
 *     io.github.ddbbackup.archive.TableFolders#withFormer}; empty for none
 */
public record TableVerification(
    TableName table,
    boolean live,
    OptionalDouble maxReadCapacity,
    Optional<Duration> patience,
    Optional<String> formerFolder) {

  /** Checks that nothing is null. */
  public TableVerification {
    Objects.requireNonNull(table);
    Objects.requireNonNull(maxReadCapacity);
    Objects.requireNonNull(patience);
    Objects.requireNonNull(formerFolder);
  }
}
