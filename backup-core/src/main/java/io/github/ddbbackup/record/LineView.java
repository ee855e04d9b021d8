package io.github.ddbbackup.record;

import io.github.ddbbackup.event.BackupException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/**
 * What many lines are looked at for: whose change it is, its place in the order, its time and where
 * its images stand. The grammar of the whole line is checked, but images are not decoded, and
 * nearly nothing is allocated. An instance shows one line at a time and serves one thread at a
 * time.
 */
public final class LineView {

  private final LineParser line = new LineParser();
  private final Meaning meaning = new Meaning();

  /** Makes a view that shows nothing yet. */
  public LineView() {}

  /**
   * Looks at a line. The array must stay as it is while the line is looked at.
   *
   * @param bytes holds the line
   * @param from where the line begins
   * @param to where the line ends, before or behind its newline
   * @throws BackupException if the line is not the change of an item
   */
  public void look(byte[] bytes, int from, int to) {
    line.parse(bytes, from, to);
  }

  /**
   * Looks at a line as far as it takes to tell all but its images. These are looked at, and their
   * grammar is checked, once they are asked for, so that nobody need pay for those that he has no
   * use for. The array must stay as it is while the line is looked at.
   *
   * @param bytes holds the line
   * @param from where the line begins
   * @param to where the line ends, before or behind its newline
   * @throws BackupException if the line is not the change of an item, as far as it is looked at
   */
  public void glance(byte[] bytes, int from, int to) {
    line.glance(bytes, from, to);
  }

  /**
   * Whether all of the line has been looked at. If not, as far as a glance tells it has an image of
   * the item after the change, or is a removal.
   *
   * @return whether it was
   */
  public boolean isLookedAt() {
    return !line.isGlancedAt();
  }

  /**
   * The key of the item that was changed.
   *
   * @return the key
   * @throws BackupException if it is none
   */
  public CanonicalKey key() {
    return CanonicalKey.ofOwned(keyBytes());
  }

  /**
   * The key of the item that was changed, as {@link CanonicalKey#toBytes()} has it.
   *
   * @return a new array
   * @throws BackupException if it is none
   */
  public byte[] keyBytes() {
    try {
      return line.key();
    } catch (MalformedJsonException e) {
      throw line.notALine(e);
    }
  }

  /**
   * When the change was made, to the second or so.
   *
   * @return the time; empty if the line does not say
   * @throws BackupException if it is no usable time
   */
  public Optional<Instant> creation() {
    try {
      return line.creation();
    } catch (MalformedJsonException e) {
      throw line.notALine(e);
    }
  }

  /**
   * Puts the sequence number somewhere, as {@link SequenceNumber#toBytes()} has it.
   *
   * @param target where to
   * @param position where in it; {@link SequenceNumber#BYTES} bytes are written
   */
  public void putSequenceNumber(byte[] target, int position) {
    int from = line.from(Field.SEQUENCE_NUMBER) + 1;
    int to = line.to(Field.SEQUENCE_NUMBER) - 1;
    if (JsonStrings.hasEscape(line.text(), from, to)) {
      byte[] packed = sequenceNumber().toBytes();
      System.arraycopy(packed, 0, target, position, packed.length);
      return;
    }
    Arrays.fill(target, position, position + SequenceNumber.BYTES, (byte) 0);
    SequenceNumber.pack(line.text(), from, to, target, position);
  }

  /**
   * The change's place in its stream.
   *
   * @return the number
   */
  public SequenceNumber sequenceNumber() {
    return SequenceNumber.of(line.string(Field.SEQUENCE_NUMBER).orElseThrow());
  }

  /**
   * What was done, as the line says.
   *
   * @return {@code INSERT}, {@code MODIFY} or {@code REMOVE}; empty if the line does not say
   * @throws BackupException if it is not a text
   */
  public Optional<String> eventName() {
    try {
      return line.string(Field.EVENT_NAME);
    } catch (MalformedJsonException e) {
      throw line.notALine(e);
    }
  }

  /**
   * The item before or after the change.
   *
   * @param which one of the two
   * @return a copy of it; empty if there was no item
   */
  public Optional<Json> image(Image which) {
    return has(which)
        ? Optional.of(Json.copyOf(line.text(), line.from(which.field()), line.to(which.field())))
        : Optional.empty();
  }

  /**
   * Whether there was an item before or after the change.
   *
   * @param which one of the two
   * @return whether there was
   * @throws BackupException if the line was only glanced at, and is not the change of an item
   */
  public boolean has(Image which) {
    line.parseRest();
    return line.has(which.field());
  }

  /**
   * Where an image begins.
   *
   * @param which one of the two, of which {@link #has} said that it is there
   * @return its place in the array that was given
   */
  public int from(Image which) {
    return line.from(which.field());
  }

  /**
   * Where an image ends.
   *
   * @param which one of the two, of which {@link #has} said that it is there
   * @return the place behind it in the array that was given
   */
  public int to(Image which) {
    return line.to(which.field());
  }

  /**
   * Puts the meaning of an image that is there somewhere, see {@link Meaning}.
   *
   * @param which one of the two
   * @param target where to
   * @param position where in it; {@link Meaning#BYTES} bytes are written
   * @throws BackupException if the image is not an object of typed values
   */
  public void putMeaning(Image which, byte[] target, int position) {
    try {
      meaning.put(line.text(), from(which), to(which), target, position);
    } catch (MalformedJsonException e) {
      throw line.notALine(e);
    }
  }

  /** The images of an item that a change has. */
  public enum Image {
    /** The item after the change. */
    NEW(Field.NEW_IMAGE),
    /** The item before the change. */
    OLD(Field.OLD_IMAGE);

    private final int field;

    Image(int field) {
      this.field = field;
    }

    private int field() {
      return field;
    }
  }
}
