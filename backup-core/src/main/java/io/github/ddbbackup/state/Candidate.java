package io.github.ddbbackup.state;

import io.github.ddbbackup.event.BackupException;
import io.github.ddbbackup.record.CanonicalKey;
import io.github.ddbbackup.record.Json;
import io.github.ddbbackup.record.LineView;
import io.github.ddbbackup.record.LineView.Image;
import io.github.ddbbackup.record.SequenceNumber;
import io.github.ddbbackup.store.OrderedStore;
import java.util.Arrays;
import java.util.Optional;

/**
 * What may be the state of a key, as bytes of which the greatest is right: first the last change at
 * or before the instant, which its sequence number makes the greatest; failing that the first
 * change after it, by the same number turned round; failing that the item of the baseline. The
 * greatest of many is the same in any order and however often each comes, so that objects are read
 * side by side, and what came late or twice does no harm. Changes between which and the instant
 * others may be missing come behind those of the instant's epoch.
 *
 * <p>The bytes are the rank, the sequence number, whether there is an item, and the item.
 */
final class Candidate {

  private static final byte BASELINE = 0;
  private static final byte AFTER = 1;
  private static final byte BEFORE = 2;

  /** What a change of the instant's epoch ranks higher. */
  private static final byte OF_EPOCH = 2;

  private static final int ORDER = 1;
  private static final int PRESENT = ORDER + SequenceNumber.BYTES;

  private static final int ITEM = PRESENT + 1;

  private static final int FIRST_SIZE = 4 * 1024;

  private final OrderedStore store;
  private byte[] buffer = new byte[FIRST_SIZE];

  /**
   * Makes candidates of the changes that one thread reads.
   *
   * @param store takes them
   */
  Candidate(OrderedStore store) {
    this.store = store;
  }

  /**
   * Offers a change. Most lose to one of the same item that was offered before, and their images do
   * not matter then, if only they are there: a glance has seen to those of after the change.
   *
   * @param line the change
   * @param bytes holds it
   * @param moment what its time means
   * @param key whose change it is, as its bytes; not to be changed after the call
   */
  void offer(LineView line, byte[] bytes, Moment moment, byte[] key) {
    Image image = moment.isAfter() ? Image.OLD : Image.NEW;
    if (moment.isAfter() || line.isLookedAt()) {
      checkThatNoneLacks(image, line);
    }
    buffer[0] = (byte) ((moment.isAfter() ? AFTER : BEFORE) + (moment.ofEpoch() ? OF_EPOCH : 0));
    line.putSequenceNumber(buffer, ORDER);
    if (moment.isAfter()) {
      turnRound();
    }
    if (!store.hasGreater(key, buffer, PRESENT)) {
      checkThatNoneLacks(image, line);
      int length = putItem(line, bytes, image);
      store.keepGreater(key, buffer, length);
    }
  }

  /** Puts what came of the item; gives the length of all. */
  private int putItem(LineView line, byte[] bytes, Image image) {
    int length = line.has(image) ? line.to(image) - line.from(image) : 0;
    makeRoom(length);
    buffer[PRESENT] = (byte) (line.has(image) ? 1 : 0);
    if (length > 0) {
      System.arraycopy(bytes, line.from(image), buffer, ITEM, length);
    }
    return ITEM + length;
  }

  /** Without its image, as from a stream of another view type, a change would tell of no item. */
  private static void checkThatNoneLacks(Image image, LineView line) {
    if (line.has(image)) {
      return;
    }
    String none = image == Image.OLD ? "INSERT" : "REMOVE";
    line.eventName()
        .filter(event -> !event.equals(none))
        .ifPresent(
            event -> {
              throw BackupException.service(
                  "A change lacks an image",
                  event + " without " + (image == Image.OLD ? "OldImage" : "NewImage"),
                  "Its stream was of another view type; the item is not known at that time.");
            });
  }

  private void makeRoom(int length) {
    if (ITEM + length > buffer.length) {
      buffer = Arrays.copyOf(buffer, Math.max(ITEM + length, buffer.length * 2));
    }
  }

  private void turnRound() {
    for (int i = ORDER; i < PRESENT; i++) {
      buffer[i] = (byte) ~buffer[i];
    }
  }

  /** Offers an item of the baseline. */
  static void offer(CanonicalKey key, Json item, OrderedStore store) {
    byte[] text = item.toBytes();
    byte[] value = new byte[ITEM + text.length];
    value[0] = BASELINE;
    value[PRESENT] = 1;
    System.arraycopy(text, 0, value, ITEM, text.length);
    store.keepGreater(key.toBytes(), value);
  }

  /** Whether a change tells of it between which and the instant no other one may be missing. */
  static boolean isOfEpoch(byte[] greatest) {
    return greatest[0] > BEFORE;
  }

  /** Whether what came of it is an item. */
  static boolean isItem(byte[] greatest) {
    return greatest[PRESENT] != 0;
  }

  /** The item that came of it. */
  static Optional<Json> item(byte[] greatest) {
    return isItem(greatest)
        ? Optional.of(Json.ofChecked(Arrays.copyOfRange(greatest, ITEM, greatest.length)))
        : Optional.empty();
  }
}
