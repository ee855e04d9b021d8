package io.github.ddbbackup.plan;

import static java.util.Objects.requireNonNull;

import io.github.ddbbackup.config.BackupConfig;
import io.github.ddbbackup.config.Compression;
import io.github.ddbbackup.naming.KeyArn;
import io.github.ddbbackup.naming.TableName;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Where and how a delivery stream writes.
 *
 * @param roleArn the role that Firehose takes on to write
 * @param bucket the bucket's name
 * @param prefix the start of the objects' keys, ending in a slash; Firehose adds YYYY/MM/DD/HH/
 * @param errorPrefix the start of the keys of what could not be written as it should
 * @param sizeInMb the size at which a buffer is written, in MB
 * @param intervalInSeconds the age at which a buffer is written, in seconds
 * @param compression how Firehose compresses the objects, in Firehose's own words
 * @param fileExtension the end of the objects' keys; empty for Firehose's default
 * @param kmsKeyArn the key that objects are encrypted with; where none is asked for, what someone
 *     else has set stays
 * @param bufferKeyArn the customer's key that what is buffered is encrypted with; where none is
 *     asked for, what someone else has set stays
 */
public record DeliveryStreamSettings(
    String roleArn,
    String bucket,
    String prefix,
    String errorPrefix,
    int sizeInMb,
    int intervalInSeconds,
    String compression,
    String fileExtension,
    Optional<String> kmsKeyArn,
    Optional<String> bufferKeyArn) {

  /** The name of the setting {@link #kmsKeyArn}. */
  public static final String ENCRYPTION_KEY = "encryption key";

  /** The name of the setting {@link #bufferKeyArn}. */
  public static final String BUFFER_KEY = "encryption key of the buffer";

  /** The name of the field that says how Firehose compresses. */
  public static final String COMPRESSION = "compression";

  /** The name of the field that says how the objects' keys end. */
  public static final String FILE_EXTENSION = "file extension";

  /** Checks that there is no null where something may be absent. */
  public DeliveryStreamSettings {
    requireNonNull(kmsKeyArn);
    requireNonNull(bufferKeyArn);
  }

  /**
   * The settings that the configuration asks for.
   *
   * @param config the configuration
   * @param table the table whose changes are written
   * @return the settings
   */
  public static DeliveryStreamSettings of(BackupConfig config, TableName table) {
    return new DeliveryStreamSettings(
        config.firehoseDeliveryRoleArn().value(),
        config.firehoseDeliveryBucket().value(),
        config.firehoseDeliveryPrefix().forTable(table),
        config.firehoseDeliveryPrefix().errorsForTable(table),
        config.firehoseDeliverySizeMB(),
        config.firehoseDeliveryIntervalSeconds(),
        config.delivery().compression() == Compression.FIREHOSE ? "GZIP" : "UNCOMPRESSED",
        config.delivery().compression() == Compression.NONE ? "" : ".gz",
        config.kmsKeyArn().map(KeyArn::value),
        config.kmsKeyArn().map(KeyArn::value));
  }

  /**
   * The same settings with objects of another format.
   *
   * @param otherCompression how Firehose compresses the objects, in Firehose's own words
   * @param otherFileExtension the end of the objects' keys; empty for Firehose's default
   * @return the settings
   */
  public DeliveryStreamSettings compressedAs(String otherCompression, String otherFileExtension) {
    return new DeliveryStreamSettings(
        roleArn,
        bucket,
        prefix,
        errorPrefix,
        sizeInMb,
        intervalInSeconds,
        otherCompression,
        otherFileExtension,
        kmsKeyArn,
        bufferKeyArn);
  }

  /**
   * The same settings, but objects that are written where, when and in the format in which others
   * say.
   *
   * @param other the settings whose prefix, interval and format to take
   * @return the settings
   */
  DeliveryStreamSettings writtenAs(DeliveryStreamSettings other) {
    return new DeliveryStreamSettings(
        roleArn,
        bucket,
        other.prefix(),
        errorPrefix,
        sizeInMb,
        other.intervalInSeconds(),
        other.compression(),
        other.fileExtension(),
        kmsKeyArn,
        bufferKeyArn);
  }

  /**
   * The settings by name, for comparing and showing them.
   *
   * @return names in plain words and values as text
   */
  public Map<String, String> fields() {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("role", roleArn);
    fields.put("bucket", bucket);
    fields.put("prefix", prefix);
    fields.put("error prefix", errorPrefix);
    fields.put("buffer size in MB", Integer.toString(sizeInMb));
    fields.put("buffer interval in seconds", Integer.toString(intervalInSeconds));
    fields.put(COMPRESSION, compression);
    fields.put(FILE_EXTENSION, fileExtension);
    kmsKeyArn.ifPresent(key -> fields.put(ENCRYPTION_KEY, key));
    bufferKeyArn.ifPresent(key -> fields.put(BUFFER_KEY, key));
    return fields;
  }
}
