package io.github.ddbbackup.deflate;

/**
 * Compresses bytes to the deflate format, see <a href="https://www.rfc-editor.org/rfc/rfc1951">RFC
 * 1951</a>, made for lines that are alike: most of a line is then found in those before it. Matches
 * begin where values end, and end where values begin, so it is enough to know of few positions
 * within a long match, and to take the longest of few candidates. What is compressed is about as
 * small as with zlib's level 6.
 *
 * <p>The memory, some 700 KB, is used again for the next stream. Not thread-safe.
 */
public final class LineDeflater {

  private static final int CHUNK = 128 * 1024;

  /** No match begins so close to the end of what is known; more are never looked at. */
  private static final int MARGIN = 12;

  private static final int CAPACITY = Matches.REACH + CHUNK + 64;

  /** So many bytes more may be looked at behind the end, whatever they are. */
  private static final int PADDING = Long.BYTES;

  /** A match of that length is not given up for one that begins a byte later. */
  private static final int LONG = 20;

  /** Of a match the first positions are kept, at which a later one is likely to begin. */
  private static final int KEPT = 6;

  /** Of what is behind them every such position is kept. */
  private static final int SPARSE = 32;

  /** The widest step where nothing matches: prime to the sparse ones, so that it meets them. */
  private static final int WIDEST_STEP = 7;

  /** After so many misses, a power of two, steps become wider by one. */
  private static final int MISSES_PER_STEP_BITS = 2;

  /** What fixed codes take at most; other codes are taken only where they take less. */
  private static final long BITS_OF_LITERAL = 9;

  private static final long BITS_OF_MATCH = 31;

  /** Begin and end of blocks. */
  private static final int AROUND_BLOCKS = 64;

  private final byte[] window = new byte[CAPACITY + PADDING];
  private final Matches matches = new Matches(window);
  private final Symbols symbols = new Symbols();
  private final BitSink sink = new BitSink();
  private int end;
  private int position;

  /** Makes a deflater. */
  public LineDeflater() {}

  /** Begins a stream, which comes before anything else. What was not finished is forgotten. */
  public void start() {
    matches.forget(end);
    symbols.clear();
    sink.clear();
    end = 0;
    position = 0;
  }

  /**
   * Adds bytes to the stream.
   *
   * @param from the first one's index
   * @param to the index behind the last one
   * @throws IndexOutOfBoundsException if the buffer has no such bytes
   */
  public void add(byte[] buffer, int from, int to) {
    int next = from;
    while (next < to) {
      int length = Math.min(to - next, CAPACITY - end);
      System.arraycopy(buffer, next, window, end, length);
      next += length;
      end += length;
      if (end == CAPACITY) {
        compress();
        slide();
      }
    }
  }

  /** How many bytes the stream has so far, apart from those held back. */
  public int size() {
    return sink.size();
  }

  /** The most bytes that what was added, and does not show in the size, can come to. */
  public int heldBack() {
    long literals = (long) symbols.literalCount() + end - position;
    long bits = BITS_OF_LITERAL * literals + BITS_OF_MATCH * symbols.matchCount();
    return Math.toIntExact(bits / Byte.SIZE) + AROUND_BLOCKS;
  }

  /**
   * Ends the stream.
   *
   * @return how many bytes it has
   */
  public int finish() {
    compress();
    addLiterals(position, end);
    position = end;
    BlockWriter.write(symbols, sink, true);
    sink.align();
    return sink.size();
  }

  /** Copies a finished stream to where the target has room for it. */
  public void copyTo(byte[] target, int at) {
    sink.copyTo(target, at);
  }

  private void compress() {
    int safe = end - MARGIN;
    int written = position;
    int misses = 0;
    while (position < safe) {
      int length = matches.longest(position, end, 0);
      if (length == 0) {
        misses++;
        int next = position + Math.min(1 + (misses >>> MISSES_PER_STEP_BITS), WIDEST_STEP);
        matches.keep(position + 1, Math.min(next, safe), 1);
        position = next;
      } else {
        misses = 0;
        position = taken(written, length, safe);
        written = position;
      }
    }
    addLiterals(written, position);
  }

  /**
   * Takes the match at the position, or the one at the next if that is longer.
   *
   * @param written what is before it has symbols already
   * @return where the match ends
   */
  private int taken(int written, int length, int safe) {
    int begin = position;
    int longest = length;
    int source = matches.source();
    int known = begin + 1;
    if (length < LONG && known < safe) {
      int longer = matches.longest(known, end, length);
      if (longer > 0) {
        begin = known;
        longest = longer;
        source = matches.source();
      }
      known++;
    }
    int stop = begin + longest;
    int last = Math.min(stop, safe);
    matches.keep(known, Math.min(known + KEPT, last), 1);
    matches.keep(known + KEPT, last, SPARSE);
    int earlier = matches.sameBefore(source, begin, written);
    addLiterals(written, begin - earlier);
    addMatch(longest + earlier, begin - source);
    return stop;
  }

  private void addLiterals(int from, int to) {
    int next = from;
    while (next < to) {
      next += symbols.addLiterals(window, next, to);
      endFullBlock();
    }
  }

  private void addMatch(int length, int distance) {
    int rest = length;
    while (rest > 0) {
      rest -= symbols.addMatch(rest, distance);
      endFullBlock();
    }
  }

  private void endFullBlock() {
    if (symbols.isFull()) {
      BlockWriter.write(symbols, sink, false);
      symbols.clear();
    }
  }

  /** Forgets what no match can reach any more. */
  private void slide() {
    int by = (position - Matches.REACH) / Matches.REACH * Matches.REACH;
    System.arraycopy(window, by, window, 0, end - by);
    matches.slide(by);
    end -= by;
    position -= by;
  }
}
