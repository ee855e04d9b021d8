package io.github.ddbbackup.config;

import static java.util.Objects.requireNonNull;

import io.github.ddbbackup.event.BackupException;

/**
 * How changes travel from a table's stream to S3. The components bear the names of the keys in the
 * configuration file.
 *
 * @param compression who compresses them
 * @param parallelizationFactor how many batches of one shard are forwarded at once, 1 to 10; the
 *     changes of one item stay in order
 * @param deliveryStreamsPerTable among how many delivery streams the changes of each table are
 *     divided
 */
public record DeliveryOptions(
    Compression compression,
    int parallelizationFactor,
    DeliveryStreamCounts deliveryStreamsPerTable) {

  /**
   * The allowed numbers of batches at once, see <a
   * href="https://docs.aws.amazon.com/lambda/latest/api/API_CreateEventSourceMapping.html">
   * CreateEventSourceMapping</a>.
   */
  public static final IntRange PARALLELIZATION = new IntRange(1, 10, "batches of a shard at once");

  /** What counts where the configuration says nothing. */
  public static final DeliveryOptions DEFAULT = new DeliveryOptions(Compression.FUNCTION, 1);

  /**
   * Checks the range.
   *
   * @throws BackupException if the number is out of its range
   */
  public DeliveryOptions {
    requireNonNull(compression, "compression");
    requireNonNull(deliveryStreamsPerTable, "deliveryStreamsPerTable");
    PARALLELIZATION.check("parallelizationFactor", parallelizationFactor);
  }

  /**
   * Options with one delivery stream for every table.
   *
   * @param compression who compresses the changes
   * @param parallelizationFactor how many batches of one shard are forwarded at once, 1 to 10
   * @throws BackupException if the number is out of its range
   */
  public DeliveryOptions(Compression compression, int parallelizationFactor) {
    this(compression, parallelizationFactor, DeliveryStreamCounts.ONE);
  }
}
