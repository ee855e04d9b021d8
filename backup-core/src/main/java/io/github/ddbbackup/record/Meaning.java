package io.github.ddbbackup.record;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.common.hash.HashFunction;
import com.google.common.hash.Hashing;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Makes 128 bits of an item that are the same for two items that mean the same to DynamoDB, however
 * they were written, and that differ for others but by a chance of one in 2<sup>64</sup> or less.
 * The item is not decoded. An instance serves one thread at a time.
 */
public final class Meaning {

  /** How many bytes are made. */
  public static final int BYTES = 16;

  private static final HashFunction HASH = Hashing.murmur3_128();

  /** The fractions of the golden ratio and of the square root of two, both odd. */
  private static final long SALT_OF_FIRST = 0x9E3779B97F4A7C15L;

  private static final long SALT_OF_SECOND = 0x6A09E667F3BCC909L;

  private final JsonScanner json = new JsonScanner();
  private byte[] text = {};
  private int at;

  /** The bits of what was walked over last. */
  private long first;

  private long second;

  /** Makes an instance. */
  public Meaning() {}

  /**
   * The bits of an item.
   *
   * @param item a JSON object of typed values
   * @return {@link #BYTES} bytes
   * @throws io.github.ddbbackup.event.BackupException if it is no such object
   */
  public byte[] of(Json item) {
    byte[] bytes = item.toBytes();
    byte[] target = new byte[BYTES];
    try {
      put(bytes, 0, bytes.length, target, 0);
    } catch (MalformedJsonException e) {
      throw Item.notAnItem(e);
    }
    return target;
  }

  /** Puts the bits of an item, whose grammar has been checked, somewhere. */
  void put(byte[] bytes, int from, int to, byte[] target, int position) {
    text = bytes;
    json.reset(bytes, to);
    at = json.skipSpace(from);
    members();
    ByteBuffer.wrap(target).putLong(position, first).putLong(position + Long.BYTES, second);
  }

  /** Members have no order, so their bits are added up. */
  private void members() {
    long sumOfFirst = 0;
    long sumOfSecond = 0;
    at = json.firstMember(json.expect(at, '{'));
    while (json.peek(at) != '}') {
      int name = at;
      at = json.toValue(json.name(at));
      typed();
      chain(first, second, name);
      sumOfFirst += first;
      sumOfSecond += second;
      at = json.nextMember(at);
    }
    at++;
    mix('M', sumOfFirst, sumOfSecond);
  }

  /** Ties a value to the name that begins at a position. */
  private void chain(long valueFirst, long valueSecond, int name) {
    int afterValue = at;
    at = name;
    string('K');
    at = afterValue;
    mix('P', first + Long.rotateLeft(valueFirst, 17), second + Long.rotateLeft(valueSecond, 17));
  }

  private void typed() {
    int start = at;
    at = json.firstMember(json.expect(at, '{'));
    if (json.peek(at) == '}') {
      throw new MalformedJsonException("a value has no type", start);
    }
    int nameEnd = json.name(at);
    String type = JsonStrings.decode(text, at + 1, nameEnd - 1);
    at = json.toValue(nameEnd);
    value(type, start);
    at = json.expect(json.nextMember(at), '}');
  }

  private void value(String type, int start) {
    switch (type) {
      case "S" -> string('S');
      case "B" -> string('B');
      case "N" -> number();
      case "SS" -> set('T', 'S');
      case "BS" -> set('C', 'B');
      case "NS" -> set('O', 'N');
      case "M" -> members();
      case "L" -> list();
      case "BOOL", "NULL" -> literal(type.charAt(0) == 'B' ? 'Y' : 'Z');
      default -> throw new MalformedJsonException("no value has the type " + type, start);
    }
  }

  private void string(char kind) {
    int from = json.expect(at, '"');
    at = json.string(from);
    int to = at - 1;
    if (JsonStrings.hasEscape(text, from, to)) {
      byte[] decoded = JsonStrings.decode(text, from, to).getBytes(UTF_8);
      leaf(kind, decoded, 0, decoded.length);
    } else {
      leaf(kind, text, from, to);
    }
  }

  private void number() {
    int from = json.expect(at, '"');
    at = json.string(from);
    int to = at - 1;
    if (Numbers.isCanonical(text, from, to)) {
      leaf('N', text, from, to);
      return;
    }
    byte[] canonical =
        Numbers.read(JsonStrings.decode(text, from, to))
            .map(BigDecimal::toString)
            .orElseThrow(
                () -> new MalformedJsonException("a value of type N is not a number", from))
            .getBytes(UTF_8);
    leaf('N', canonical, 0, canonical.length);
  }

  /** Elements have no order, so their bits are added up. */
  private void set(char kind, char ofElement) {
    long sumOfFirst = 0;
    long sumOfSecond = 0;
    at = json.skipSpace(json.expect(at, '['));
    while (json.peek(at) != ']') {
      if (ofElement == 'N') {
        number();
      } else {
        string(ofElement);
      }
      sumOfFirst += first;
      sumOfSecond += second;
      nextElement();
    }
    at++;
    mix(kind, sumOfFirst, sumOfSecond);
  }

  private void list() {
    long chainOfFirst = 1;
    long chainOfSecond = 1;
    at = json.skipSpace(json.expect(at, '['));
    while (json.peek(at) != ']') {
      typed();
      mix('E', chainOfFirst * 31 + first, chainOfSecond * 31 + second);
      chainOfFirst = first;
      chainOfSecond = second;
      nextElement();
    }
    at++;
    mix('L', chainOfFirst, chainOfSecond);
  }

  private void nextElement() {
    at = json.skipSpace(at);
    if (json.peek(at) != ']') {
      at = json.skipSpace(json.expect(at, ','));
    }
  }

  private void literal(char kind) {
    int from = at;
    at = json.value(at, 1);
    leaf(kind, text, from, at);
  }

  private void leaf(char kind, byte[] bytes, int from, int to) {
    ByteBuffer bits =
        ByteBuffer.wrap(HASH.hashBytes(bytes, from, to - from).asBytes())
            .order(ByteOrder.LITTLE_ENDIAN);
    mix(kind, bits.getLong(), bits.getLong());
  }

  /** Spreads bits, so that sums of them tell. */
  private void mix(char kind, long one, long other) {
    first = spread(one + kind * SALT_OF_FIRST) + other;
    second = spread(other + kind * SALT_OF_SECOND + Long.rotateLeft(first, 32));
    first = spread(first ^ second);
  }

  /** The finalizer of MurmurHash3. */
  private static long spread(long bits) {
    long spread = bits;
    spread ^= spread >>> 33;
    spread *= 0xFF51AFD7ED558CCDL;
    spread ^= spread >>> 33;
    spread *= 0xC4CEB9FE1A85EC53L;
    return spread ^ spread >>> 33;
  }
}
