package io.github.ddbbackup.naming;

import com.google.common.hash.Hashing;
import com.google.common.io.BaseEncoding;
import io.github.ddbbackup.event.BackupException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * The name of a Firehose delivery stream: 1 to 64 characters out of {@code a-z A-Z 0-9 _ . -}, see
 * <a href="https://docs.aws.amazon.com/firehose/latest/APIReference/API_CreateDeliveryStream.html">
 * CreateDeliveryStream</a>.
 *
 * @param value the name
 */
public record DeliveryStreamName(String value) {

  /** The longest name that Firehose takes, in characters. */
  public static final int MAX_LENGTH = 64;

  /** The most delivery streams that a table can have. */
  public static final int MOST_PER_TABLE = 16;

  private static final Pattern RULE = Pattern.compile("[a-zA-Z0-9_.-]{1," + MAX_LENGTH + "}");

  /** 12 base32 digits: 60 bits of the table name's SHA-256. */
  private static final int HASH_LENGTH = 12;

  private static final int HEAD_LENGTH = MAX_LENGTH - 1 - HASH_LENGTH;

  /** Two digits of a number and a hyphen more. */
  private static final int NUMBERED_HEAD_LENGTH = HEAD_LENGTH - 3;

  /**
   * Checks the name.
   *
   * @throws BackupException if it breaks the rule
   */
  public DeliveryStreamName {
    if (!RULE.matcher(value).matches()) {
      throw BackupException.user(
          "Not a Firehose delivery stream name",
          Quoted.of(value),
          "A delivery stream name has 1 to 64 characters out of a-z, A-Z, 0-9, '_', '-' and '.'.");
    }
  }

  /**
   * A delivery stream name.
   *
   * @param value the name
   * @return the name, checked
   * @throws BackupException if it breaks the rule
   */
  public static DeliveryStreamName of(String value) {
    return new DeliveryStreamName(value);
  }

  /**
   * The delivery stream that carries a table's changes. It bears the table's own name where that
   * has at most 64 characters. A longer name is represented by its first 51 characters, a hyphen
   * and 12 lower-case base32 digits of the SHA-256 of the whole name, so that long names which
   * start alike do not share a delivery stream.
   *
   * <p>Every name that Firehose takes is a table's name too, apart from those of one or two
   * characters, so nothing can stop a person from creating a table whose own name is the shortened
   * form of another's. It takes 60 bits by intent and does not happen by chance; the prefix of the
   * delivery stream always has the full table name and gives such a case away.
   *
   * @param table the table
   * @return the name; always the same for the same table name
   */
  public static DeliveryStreamName forTable(TableName table) {
    String name = table.value();
    return new DeliveryStreamName(name.length() <= MAX_LENGTH ? name : shortened(name));
  }

  /**
   * One of the delivery streams among which a table's changes are divided. The first is that of a
   * table with one alone. The name of any other is the beginning of the table's name, at most 48
   * characters, the number, and 12 base32 digits of the SHA-256 of the table's name, a slash and
   * the number, with hyphens between: {@code Orders-2-cenbbfjo6cw5}. No table's name has a slash,
   * and a table called {@code Orders-2} has another name than the second delivery stream of {@code
   * Orders}: what {@link #forTable(TableName)} says of shortened names holds for these too.
   *
   * @param table the table
   * @param number the number of the delivery stream, 1 to {@link #MOST_PER_TABLE}
   * @return the name; always the same for the same table name and number
   */
  public static DeliveryStreamName forTable(TableName table, int number) {
    if (number < 1 || number > MOST_PER_TABLE) {
      throw new IllegalArgumentException("delivery stream " + number + " of a table");
    }
    return number == 1 ? forTable(table) : new DeliveryStreamName(numbered(table.value(), number));
  }

  /**
   * The names of a table's first delivery streams.
   *
   * @param table the table
   * @param count how many, 1 to {@link #MOST_PER_TABLE}
   * @return the names in the order of their numbers
   */
  public static List<DeliveryStreamName> firstOf(TableName table, int count) {
    return IntStream.rangeClosed(1, count).mapToObj(number -> forTable(table, number)).toList();
  }

  /**
   * The names of all delivery streams that a table can have.
   *
   * @param table the table
   * @return the names in the order of their numbers
   */
  public static List<DeliveryStreamName> allOf(TableName table) {
    return firstOf(table, MOST_PER_TABLE);
  }

  /**
   * Which of a table's delivery streams bears a name.
   *
   * @param table the table
   * @param name the name of a delivery stream
   * @return the number, from 1; 0 if it is none of the table's
   */
  public static int numberOf(TableName table, String name) {
    return IntStream.rangeClosed(1, MOST_PER_TABLE)
        .filter(number -> forTable(table, number).value().equals(name))
        .findFirst()
        .orElse(0);
  }

  private static String shortened(String name) {
    return name.substring(0, HEAD_LENGTH) + "-" + digits(name);
  }

  private static String numbered(String name, int number) {
    String tail = "-" + number + "-" + digits(name + "/" + number);
    return name.substring(0, Math.min(name.length(), NUMBERED_HEAD_LENGTH)) + tail;
  }

  private static String digits(String text) {
    byte[] hash = Hashing.sha256().hashString(text, StandardCharsets.US_ASCII).asBytes();
    return BaseEncoding.base32()
        .omitPadding()
        .encode(hash)
        .toLowerCase(Locale.ROOT)
        .substring(0, HASH_LENGTH);
  }

  @Override
  public String toString() {
    return value;
  }
}
