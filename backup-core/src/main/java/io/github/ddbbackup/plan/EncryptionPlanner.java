package io.github.ddbbackup.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Works out what has to change about the encryption of a delivery stream beyond a key that is to be
 * set: a key that the configuration does not name any more is taken back, if the tags say that it
 * came from there, and one that Firehose did not take for the buffer is not asked for again.
 */
final class EncryptionPlanner {

  private EncryptionPlanner() {}

  /** Whether Firehose refused the key for the buffer before. */
  static boolean isRefused(Difference difference, ActualDeliveryStream stream) {
    return difference.field().equals(DeliveryStreamSettings.BUFFER_KEY)
        && difference.desired().equals(stream.tags().get(BackupNames.BUFFER_KEY_REFUSED_TAG));
  }

  static List<Difference> leftovers(DesiredTable desired, ActualDeliveryStream stream) {
    List<Difference> differences = new ArrayList<>();
    Optional<String> key = desired.destination().kmsKeyArn();
    Optional<String> before = tag(stream, BackupNames.KEY_TAG);
    if (key.isEmpty() && before.isPresent()) {
      stream
          .destination()
          .ifPresent(
              d -> {
                takenBack(DeliveryStreamSettings.ENCRYPTION_KEY, d.kmsKeyArn(), before)
                    .ifPresent(differences::add);
                takenBack(DeliveryStreamSettings.BUFFER_KEY, d.bufferKeyArn(), before)
                    .ifPresent(differences::add);
              });
      differences.add(untagged(BackupNames.KEY_TAG, before.get()));
    }
    tag(stream, BackupNames.BUFFER_KEY_REFUSED_TAG)
        .filter(refused -> !key.equals(Optional.of(refused)))
        .map(refused -> untagged(BackupNames.BUFFER_KEY_REFUSED_TAG, refused))
        .ifPresent(differences::add);
    return differences;
  }

  /** What someone else has set instead is theirs. */
  private static Optional<Difference> takenBack(
      String field, Optional<String> actual, Optional<String> before) {
    return actual
        .filter(key -> before.equals(Optional.of(key)))
        .map(key -> new Difference(field, key, ""));
  }

  private static Difference untagged(String tag, String value) {
    return new Difference(Difference.TAG + tag, value, "");
  }

  private static Optional<String> tag(ActualDeliveryStream stream, String tag) {
    return Optional.ofNullable(stream.tags().get(tag));
  }
}
