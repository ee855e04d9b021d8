package io.github.ddbbackup.snapshot;

import static java.util.Objects.requireNonNull;

import io.github.ddbbackup.event.BackupException;
import io.github.ddbbackup.live.ScanSettings;
import io.github.ddbbackup.store.WorkSpace;
import java.util.OptionalDouble;

/**
 * How snapshots are made and read.
 *
 * @param threads how many threads read; each needs room for one file on disk. 1 to 256
 * @param maxReadCapacity how many read capacity units a second the reading of a table may take;
 *     more than 0; empty for as many as the table gives
 * @param fileBytes about how long a file gets, compressed; 1 KiB to 1 GiB
 * @param work how much memory computing may take, and where temporary files are made
 */
public record SnapshotSettings(
    int threads, OptionalDouble maxReadCapacity, long fileBytes, WorkSpace work) {

  /** What a thread sends in some seconds, and reads likewise. */
  private static final long STANDARD_FILE_BYTES = 64L * 1024 * 1024;

  private static final long SMALLEST_FILE = 1024;
  private static final long LARGEST_FILE = 1024L * 1024 * 1024;
  private static final int STANDARD_THREADS = 4;

  /**
   * Checks the numbers.
   *
   * @throws BackupException if one is out of its range
   */
  public SnapshotSettings {
    requireNonNull(maxReadCapacity);
    requireNonNull(work);
    if (fileBytes < SMALLEST_FILE || fileBytes > LARGEST_FILE) {
      throw BackupException.user(
          "Not a usable length of files",
          Long.toString(fileBytes),
          "Use %d to %d bytes.".formatted(SMALLEST_FILE, LARGEST_FILE));
    }
    new ScanSettings(threads, maxReadCapacity, true);
  }

  /**
   * What suits most tables.
   *
   * @return four threads, files of 64 MiB, no limit of the read capacity
   */
  public static SnapshotSettings standard() {
    return new SnapshotSettings(
        STANDARD_THREADS, OptionalDouble.empty(), STANDARD_FILE_BYTES, WorkSpace.ofSystem());
  }

  /**
   * The same with another limit.
   *
   * @param unitsPerSecond how many read capacity units a second the reading of a table may take
   * @return the settings
   */
  public SnapshotSettings withMaxReadCapacity(double unitsPerSecond) {
    return new SnapshotSettings(threads, OptionalDouble.of(unitsPerSecond), fileBytes, work);
  }

  /**
   * The same with another number of threads and another limit.
   *
   * @param threads how many threads read
   * @param maxReadCapacity how many read capacity units a second the reading of a table may take
   * @return the settings
   */
  public SnapshotSettings with(int threads, OptionalDouble maxReadCapacity) {
    return new SnapshotSettings(threads, maxReadCapacity, fileBytes, work);
  }

  /**
   * The same in another place.
   *
   * @param work how much memory computing may take, and where temporary files are made
   * @return the settings
   */
  public SnapshotSettings with(WorkSpace work) {
    return new SnapshotSettings(threads, maxReadCapacity, fileBytes, work);
  }

  ScanSettings scan() {
    return new ScanSettings(threads, maxReadCapacity, true);
  }
}
