package io.github.ddbbackup.record;

import io.github.ddbbackup.naming.StreamArn;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * The lines that a {@link LineWriter} made of one event, one after another in one array. The writer
 * uses the same object again for its next event, so it must be done with by then.
 */
public final class ChangeLines {

  private static final int FIRST_LINES = 128;

  private final ItemHash items = new ItemHash();
  private byte[] buffer = {};
  private int count;
  private int withoutImages;
  private int[] ends = new int[FIRST_LINES];
  private int[] sequenceStarts = new int[FIRST_LINES];
  private int[] sequenceLengths = new int[FIRST_LINES];
  private int[] streams = new int[FIRST_LINES];
  private int[] ascendingFrom = new int[FIRST_LINES];
  private final List<StreamArn> arns = new ArrayList<>();
  private final List<UnreadableRecord> unreadable = new ArrayList<>();

  ChangeLines() {}

  /**
   * The number of lines.
   *
   * @return the number, not negative
   */
  public int count() {
    return count;
  }

  /**
   * The array in which the lines lie.
   *
   * @return the array itself, not a copy, and longer than the lines; it must not be written to
   */
  public byte[] buffer() {
    return buffer;
  }

  /**
   * The number of bytes that all lines take, from the buffer's first byte on.
   *
   * @return the size in bytes
   */
  public int size() {
    return count == 0 ? 0 : ends[count - 1];
  }

  /**
   * Where a line begins.
   *
   * @param line the number of the line, from 0
   * @return the position of its first byte in the buffer
   */
  public int start(int line) {
    Objects.checkIndex(line, count);
    return line == 0 ? 0 : ends[line - 1];
  }

  /**
   * Where a line ends.
   *
   * @param line the number of the line, from 0
   * @return the position behind its newline in the buffer
   */
  public int end(int line) {
    return ends[Objects.checkIndex(line, count)];
  }

  /**
   * The sequence number of the change in a line.
   *
   * @param line the number of the line, from 0
   * @return the sequence number
   */
  public SequenceNumber sequenceNumber(int line) {
    Objects.checkIndex(line, count);
    int start = sequenceStarts[line];
    return SequenceNumber.of(JsonStrings.decode(buffer, start, start + sequenceLengths[line]));
  }

  /**
   * Whether a line's sequence number is lower than that of another. Does not make numbers of those
   * that stand there as plain digits, as all of DynamoDB's do.
   *
   * @param line the number of the line, from 0
   * @param other the number of the other line, from 0
   * @return whether it is lower
   */
  public boolean isLower(int line, int other) {
    if (!isPlain(line) || !isPlain(other)) {
      return sequenceNumber(line).compareTo(sequenceNumber(other)) < 0;
    }
    int length = sequenceLengths[line];
    return length == sequenceLengths[other]
        ? Arrays.compare(
                buffer,
                sequenceStarts[line],
                sequenceStarts[line] + length,
                buffer,
                sequenceStarts[other],
                sequenceStarts[other] + length)
            < 0
        : length < sequenceLengths[other];
  }

  /**
   * Whether no line's sequence number is lower than that of the line before it, from one line to
   * another, as it nearly always is.
   *
   * @param first the number of the first of the lines, from 0
   * @param last the number of the last one
   * @return whether they ascend
   */
  public boolean isAscending(int first, int last) {
    return ascendingFrom[Objects.checkIndex(last, count)] <= first;
  }

  private boolean isPlain(int line) {
    int start = sequenceStarts[Objects.checkIndex(line, count)];
    int stop = start + sequenceLengths[line];
    return buffer[start] != '0' && Words.skipDigits(buffer, start, stop) == stop;
  }

  /**
   * In which of several parts the item of a line belongs. All changes of an item belong in the same
   * part, whenever and wherever they are made to lines.
   *
   * @param line the number of the line, from 0
   * @param parts how many parts there are, at least 1
   * @return the number of the part, from 0
   */
  public int part(int line, int parts) {
    int key = start(line) + Field.lead(Field.KEYS).length;
    return Math.floorMod(items.of(buffer, key, end(line)), parts);
  }

  /**
   * The stream that a line's change came from. The lines of one stream share one instance.
   *
   * @param line the number of the line, from 0
   * @return the stream's ARN
   */
  public StreamArn stream(int line) {
    return arns.get(streams[Objects.checkIndex(line, count)]);
  }

  /**
   * The streams that the lines came from; Lambda puts records of one stream alone into an event.
   *
   * @return the ARNs in the order in which they first appear
   */
  public List<StreamArn> streams() {
    return List.copyOf(arns);
  }

  /**
   * The number of lines that lack an image which a stream of view type NEW_AND_OLD_IMAGES gives to
   * a change of their kind.
   *
   * @return the number, not negative
   */
  public int withoutImages() {
    return withoutImages;
  }

  /**
   * The records of the event of which no line could be made.
   *
   * @return the records in the event's order
   */
  public List<UnreadableRecord> unreadable() {
    return List.copyOf(unreadable);
  }

  /** Forgets everything and makes room for the lines of an event. */
  void reset(int capacity) {
    clear();
    if (buffer.length < capacity) {
      buffer = new byte[capacity];
    }
  }

  /** Forgets everything. */
  void clear() {
    count = 0;
    withoutImages = 0;
    arns.clear();
    unreadable.clear();
  }

  /** Notes a record that gives no line. */
  void reject(UnreadableRecord unreadableRecord) {
    unreadable.add(unreadableRecord);
  }

  /** Notes that a line lacks an image. */
  void noteMissingImage() {
    withoutImages++;
  }

  /** Gives an ARN its number among the streams of the event. */
  int numberOf(StreamArn arn) {
    int number = arns.indexOf(arn);
    if (number < 0) {
      arns.add(arn);
      return arns.size() - 1;
    }
    return number;
  }

  /** Notes a line whose bytes have been put behind the last one. */
  void add(int end, int sequenceStart, int sequenceLength, int stream) {
    if (count == ends.length) {
      grow();
    }
    int line = count;
    ends[count] = end;
    sequenceStarts[count] = sequenceStart;
    sequenceLengths[count] = sequenceLength;
    streams[count] = stream;
    count++;
    ascendingFrom[line] = line > 0 && !isLower(line, line - 1) ? ascendingFrom[line - 1] : line;
  }

  private void grow() {
    int length = ends.length * 2;
    ends = Arrays.copyOf(ends, length);
    sequenceStarts = Arrays.copyOf(sequenceStarts, length);
    sequenceLengths = Arrays.copyOf(sequenceLengths, length);
    streams = Arrays.copyOf(streams, length);
    ascendingFrom = Arrays.copyOf(ascendingFrom, length);
  }
}
