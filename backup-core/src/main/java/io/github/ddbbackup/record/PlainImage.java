package io.github.ddbbackup.record;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashSet;
import java.util.Set;

/**
 * Tells images whose text DynamoDB surely takes as it is, and as the item that others read out of
 * it. The grammar of the text has been checked, and with it how deep it nests.
 */
public final class PlainImage {

  private final JsonScanner json = new JsonScanner();
  private final byte[] text;
  private int at;

  private PlainImage(byte[] text) {
    this.text = text;
    json.reset(text, text.length);
  }

  /**
   * Whether an image is an object of typed values of the types that are known, in which no object
   * has two members of a name, and binary values are written as DynamoDB writes them. Whether the
   * values are of the right size, the numbers are numbers, and characters that are written by their
   * numbers are whole ones, DynamoDB alone knows.
   *
   * @param image any JSON value
   * @return true if it is; false also where it merely may not be
   */
  public static boolean is(Json image) {
    try {
      new PlainImage(image.toBytes()).item();
      return true;
    } catch (MalformedJsonException e) {
      return false;
    }
  }

  private void item() {
    at = json.skipSpace(0);
    members();
  }

  private void members() {
    Set<String> names = new HashSet<>();
    at = json.firstMember(json.expect(at, '{'));
    while (json.peek(at) != '}') {
      int end = json.name(at);
      String name = new String(text, at + 1, end - at - 2, StandardCharsets.UTF_8);
      // With escapes, a name can be written in more than one way.
      if (name.indexOf('\\') >= 0 || !names.add(name)) {
        throw notPlain(at);
      }
      at = json.toValue(end);
      typed();
      at = json.nextMember(at);
    }
    at++;
  }

  private void typed() {
    int name = json.firstMember(json.expect(at, '{'));
    if (json.peek(name) == '}') {
      throw notPlain(name);
    }
    int end = json.name(name);
    at = json.toValue(end);
    switch (type(name + 1, end - 1)) {
      case 'S', 'N' -> string();
      case 'B' -> binary();
      case 'S' << 8 | 'S', 'N' << 8 | 'S' -> elements(this::string);
      case 'B' << 8 | 'S' -> elements(this::binary);
      case 'M' -> members();
      case 'L' -> elements(this::typed);
      case 'B' << 24 | 'O' << 16 | 'O' << 8 | 'L', 'N' << 24 | 'U' << 16 | 'L' << 8 | 'L' ->
          truth();
      default -> throw notPlain(name);
    }
    at = json.expect(json.nextMember(at), '}');
  }

  /** The letters of a type in one number; of what is too long, no type's. */
  private int type(int from, int to) {
    int type = to - from > Integer.BYTES ? -1 : 0;
    for (int i = from; type >= 0 && i < to; i++) {
      type = type << Byte.SIZE | (text[i] & 0xFF);
    }
    return type;
  }

  private void string() {
    at = json.string(json.expect(at, '"'));
  }

  private void binary() {
    int start = at + 1;
    string();
    byte[] base64 = Arrays.copyOfRange(text, start, at - 1);
    try {
      if (!Arrays.equals(base64, Base64.getEncoder().encode(Base64.getDecoder().decode(base64)))) {
        throw notPlain(start);
      }
    } catch (IllegalArgumentException e) {
      throw notPlain(start);
    }
  }

  private void truth() {
    if (json.peek(at) != 't' && json.peek(at) != 'f') {
      throw notPlain(at);
    }
    at = json.value(at, 1);
  }

  private void elements(Runnable element) {
    at = json.skipSpace(json.expect(at, '['));
    if (json.peek(at) == ']') {
      at++;
      return;
    }
    element.run();
    at = json.skipSpace(at);
    while (json.peek(at) != ']') {
      at = json.skipSpace(json.expect(at, ','));
      element.run();
      at = json.skipSpace(at);
    }
    at++;
  }

  private MalformedJsonException notPlain(int position) {
    return new MalformedJsonException("not surely what DynamoDB takes", position);
  }
}
