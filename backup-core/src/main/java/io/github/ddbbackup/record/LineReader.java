package io.github.ddbbackup.record;

import io.github.ddbbackup.event.BackupException;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Reads the lines that {@link LineWriter} writes, and those of the systems that wrote the same
 * format before it. The order of members is free and members of other names are passed over. An
 * instance serves one thread at a time.
 */
public final class LineReader {

  private final LineParser line = new LineParser();

  /** Makes a reader. */
  public LineReader() {}

  /**
   * Reads one line.
   *
   * @param bytes an array that holds the line
   * @param from where the line begins
   * @param to where the line ends, before or behind its newline
   * @return the change
   * @throws BackupException if the line is not the change of an item
   */
  public ChangeRecord read(byte[] bytes, int from, int to) {
    line.parse(bytes, from, to);
    try {
      return record();
    } catch (MalformedJsonException e) {
      throw line.notALine(e);
    }
  }

  private ChangeRecord record() {
    return new ChangeRecord(
        new KeyReader(line.text(), line.end()).read(line.from(Field.KEYS)),
        raw(Field.NEW_IMAGE),
        raw(Field.OLD_IMAGE),
        SequenceNumber.of(line.string(Field.SEQUENCE_NUMBER).orElseThrow()),
        line.number(Field.SIZE_BYTES)
            .map(size -> OptionalLong.of(whole(size, Field.SIZE_BYTES)))
            .orElseGet(OptionalLong::empty),
        line.creation(),
        line.string(Field.EVENT_NAME),
        raw(Field.USER_IDENTITY));
  }

  private Optional<Json> raw(int field) {
    return line.has(field)
        ? Optional.of(Json.copyOf(line.text(), line.from(field), line.to(field)))
        : Optional.empty();
  }

  private long whole(BigDecimal value, int field) {
    try {
      return value.longValueExact();
    } catch (ArithmeticException e) {
      throw line.notUsable(field);
    }
  }
}
