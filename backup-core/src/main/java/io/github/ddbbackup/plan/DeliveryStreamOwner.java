package io.github.ddbbackup.plan;

import io.github.ddbbackup.naming.TableName;
import java.util.Optional;

/**
 * Tells whether a delivery stream that bears a table's name is that table's backup. It is when its
 * tag says so or, as older installations set no tags, when it writes straight to S3 under a prefix
 * that ends in the name. Anything else may be part of some other application and is not touched.
 */
final class DeliveryStreamOwner {

  private DeliveryStreamOwner() {}

  /**
   * Why a delivery stream must be left alone.
   *
   * @return the reason; empty when it is the table's backup
   */
  static Optional<String> foreign(ActualDeliveryStream stream, TableName table) {
    if (!stream.type().equals(ActualDeliveryStream.DIRECT_PUT)) {
      return Optional.of("it takes its records from a source of its own (" + stream.type() + ")");
    }
    if (stream.destination().isEmpty()) {
      return Optional.of("it does not write to S3");
    }
    String tag = stream.tags().getOrDefault(BackupNames.TABLE_TAG, "");
    if (!tag.isEmpty()) {
      return tag.equals(table.value())
          ? Optional.empty()
          : Optional.of("its tag " + BackupNames.TABLE_TAG + " says that it is of table " + tag);
    }
    String prefix = stream.destination().get().prefix();
    return endsInName(prefix, table.value())
        ? Optional.empty()
        : Optional.of("it has no tag " + BackupNames.TABLE_TAG + " and writes to '" + prefix + "'");
  }

  /** Whether older installations made this stream for several tables whose names start alike. */
  static boolean isShared(ActualDeliveryStream stream) {
    return !stream.tags().containsKey(BackupNames.TABLE_TAG)
        && stream.type().equals(ActualDeliveryStream.DIRECT_PUT)
        && stream.destination().filter(d -> endsInName(d.prefix(), stream.name())).isPresent();
  }

  private static boolean endsInName(String prefix, String name) {
    return prefix.equals(name + "/") || prefix.endsWith("/" + name + "/");
  }
}
