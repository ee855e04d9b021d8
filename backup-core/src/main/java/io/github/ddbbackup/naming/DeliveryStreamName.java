package io.github.ddbbackup.naming;

import com.google.common.hash.Hashing;
import com.google.common.io.BaseEncoding;
import io.github.ddbbackup.event.BackupException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;

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

  private static final Pattern RULE = Pattern.compile("[a-zA-Z0-9_.-]{1," + MAX_LENGTH + "}");

  /** 12 base32 digits: 60 bits of the table name's SHA-256. */
  private static final int HASH_LENGTH = 12;

  private static final int HEAD_LENGTH = MAX_LENGTH - 1 - HASH_LENGTH;

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

  private static String shortened(String name) {
    byte[] hash = Hashing.sha256().hashString(name, StandardCharsets.US_ASCII).asBytes();
    String digits = BaseEncoding.base32().omitPadding().encode(hash).toLowerCase(Locale.ROOT);
    return name.substring(0, HEAD_LENGTH) + "-" + digits.substring(0, HASH_LENGTH);
  }

  @Override
  public String toString() {
    return value;
  }
}
