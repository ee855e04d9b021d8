package io.github.ddbbackup.record;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;

/** Writes stream events in all the ways that JSON allows, and damages them. */
final class RandomEvents {

  private static final String[] STRINGS = {
    "", "abc", "käse", "中文", "😀", "a/b", "\"", "\\", "\n", "\t", "\u0001", "\u007f", "\u2028",
    "Keys", "x}y]z"
  };
  private static final String[] NUMBERS = {
    "0", "-0", "7", "1E+2", "1.76E9", "1479499740", "-12.50", "9007199254740993", "3e-7"
  };

  /** Overlong forms, surrogates, too high a number, a lone and a missing continuation. */
  private static final String[] NOT_UTF8 = {
    "\u00c0\u0080",
    "\u00c1\u00bf",
    "\u00e0\u0080\u0080",
    "\u00e0\u009f\u00bf",
    "\u00ed\u00a0\u0080",
    "\u00ed\u00bf\u00bf",
    "\u00f0\u008f\u00bf\u00bf",
    "\u00f4\u0090\u0080\u0080",
    "\u0080",
    "\u00e4\u00b8",
    "\u00c3"
  };

  private static final String ARN =
      "arn:aws:dynamodb:eu-west-1:123456789012:table/%s/stream/2016-11-16T20:42:48.104";

  private final Random random;
  private final boolean spaced;

  RandomEvents(long seed) {
    random = new Random(seed);
    spaced = random.nextInt(3) == 0;
  }

  /** A well-formed event, most of whose records are changes. */
  byte[] event() {
    List<String> members = new ArrayList<>();
    if (random.nextInt(8) == 0) {
      members.add(member("Records", value(2)));
    }
    members.add(member("Records", array(random.nextInt(4), this::record)));
    if (random.nextInt(4) == 0) {
      members.add(random.nextInt(members.size() + 1), member("other", value(3)));
    }
    return (space() + object(members) + space()).getBytes(UTF_8);
  }

  /** A well-formed line, which is the change of an item in most cases. */
  byte[] line() {
    List<String> members = new ArrayList<>();
    add(members, "Keys", random.nextInt(20) == 0 ? value(1) : image(1 + random.nextInt(2)));
    addImages(members);
    add(members, "SequenceNumber", sequenceNumber());
    add(members, "SizeBytes", number());
    add(members, "ApproximateCreationDateTime", number());
    add(members, "eventName", string("MODIFY"));
    if (random.nextInt(4) == 0) {
      add(members, "userIdentity", value(3));
    }
    if (random.nextInt(8) == 0) {
      members.add(random.nextInt(members.size() + 1), member("other", value(3)));
    }
    if (random.nextInt(20) == 0) {
      add(members, "Keys", image(1));
    }
    return (space() + shuffled(members) + space()).getBytes(UTF_8);
  }

  /** Whether there is white space between the tokens of its events. */
  boolean isSpaced() {
    return spaced;
  }

  /** An event with one to three small damages, which may leave it well-formed. */
  byte[] damagedEvent() {
    return damaged(event());
  }

  /** A copy of an event with one to three small damages. */
  byte[] damaged(byte[] whole) {
    byte[] event = whole;
    for (int i = random.nextInt(3); i >= 0; i--) {
      event = damage(event);
    }
    return event;
  }

  private byte[] damage(byte[] event) {
    int at = event.length == 0 ? 0 : random.nextInt(event.length);
    int length = Math.min(event.length - at, random.nextInt(4));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(event, 0, at);
    switch (random.nextInt(7)) {
      case 0 -> out.write(event, at + length, event.length - at - length);
      case 1 -> {
        out.write(random.nextInt(256));
        out.write(event, at, event.length - at);
      }
      case 2 -> {
        byte[] marks = "{}[]\",:\\ \n0-.eEutnf".getBytes(UTF_8);
        out.write(marks[random.nextInt(marks.length)]);
        out.write(event, at + length, event.length - at - length);
      }
      case 3 -> {
        out.write(event, at, length);
        out.write(event, at, event.length - at);
      }
      case 4 -> {
        out.writeBytes(NOT_UTF8[random.nextInt(NOT_UTF8.length)].getBytes(ISO_8859_1));
        out.write(event, at, event.length - at);
      }
      case 5 -> {
        int other = event.length == 0 ? 0 : random.nextInt(event.length);
        out.write(event, other, event.length - other);
      }
      default -> {
        if (random.nextInt(4) != 0) {
          out.write(random.nextInt(256));
          out.write(event, at + length, event.length - at - length);
        }
      }
    }
    return out.toByteArray();
  }

  private String record() {
    if (random.nextInt(20) == 0) {
      return value(2);
    }
    List<String> members = new ArrayList<>();
    add(members, "eventID", string("7de3041dd709b024af6f29e4fa13d34c"));
    add(members, "eventName", string(List.of("INSERT", "MODIFY", "REMOVE").get(random.nextInt(3))));
    add(members, "eventSource", string("aws:dynamodb"));
    add(members, "dynamodb", random.nextInt(20) == 0 ? value(1) : change());
    add(members, "eventSourceARN", string(ARN.formatted("Table" + random.nextInt(2))));
    if (random.nextInt(4) == 0) {
      add(members, "userIdentity", value(3));
    }
    if (random.nextInt(10) == 0) {
      add(members, "dynamodb", random.nextBoolean() ? value(2) : change());
    }
    return shuffled(members);
  }

  private String change() {
    List<String> members = new ArrayList<>();
    add(members, "ApproximateCreationDateTime", number());
    add(members, "Keys", random.nextInt(20) == 0 ? value(1) : image(1));
    addImages(members);
    add(members, "SequenceNumber", sequenceNumber());
    add(members, "SizeBytes", number());
    add(members, "StreamViewType", string("NEW_AND_OLD_IMAGES"));
    if (random.nextInt(6) == 0) {
      add(members, "NewImage", random.nextBoolean() ? "null" : image());
    }
    return shuffled(members);
  }

  private void addImages(List<String> members) {
    List<String> image = attributes(random.nextInt(10));
    add(members, "NewImage", random.nextInt(4) == 0 ? image() : object(image));
    add(members, "OldImage", random.nextInt(4) == 0 ? image() : object(resembling(image)));
  }

  private String sequenceNumber() {
    return random.nextInt(15) == 0 ? value(0) : "\"" + digits() + "\"";
  }

  private void add(List<String> members, String name, String value) {
    if (random.nextInt(25) != 0) {
      members.add(member(name, value));
    }
  }

  private String shuffled(List<String> members) {
    if (random.nextInt(3) == 0) {
      Collections.shuffle(members, random);
    }
    return object(members);
  }

  private String image() {
    return random.nextInt(12) == 0 ? value(1) : image(random.nextInt(4));
  }

  private String image(int attributes) {
    return object(attributes(attributes));
  }

  private List<String> attributes(int count) {
    List<String> members = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      members.add(attribute());
    }
    return members;
  }

  private String attribute() {
    return member(text(), attribute(3));
  }

  /** The image of a former version: attributes changed, added, removed and moved, or none. */
  private List<String> resembling(List<String> image) {
    List<String> other = new ArrayList<>(image);
    for (int i = random.nextInt(4); i > 0 && !other.isEmpty(); i--) {
      int at = random.nextInt(other.size());
      switch (random.nextInt(4)) {
        case 0 -> other.set(at, attribute());
        case 1 -> other.add(at, attribute());
        case 2 -> other.remove(at);
        default -> Collections.swap(other, at, random.nextInt(other.size()));
      }
    }
    return other;
  }

  private String attribute(int depth) {
    return switch (random.nextInt(depth == 0 ? 4 : 7)) {
      case 0 -> typed("S", string(text()));
      case 1 -> typed("N", string(number()));
      case 2 -> typed("B", string("AAEC"));
      case 3 -> typed("BOOL", "true");
      case 4 -> typed("L", array(random.nextInt(3), () -> attribute(depth - 1)));
      case 5 -> typed("M", object(List.of(member(text(), attribute(depth - 1)))));
      default -> value(depth);
    };
  }

  private String typed(String type, String value) {
    return object(List.of(member(type, value)));
  }

  private String value(int depth) {
    return switch (random.nextInt(depth == 0 ? 5 : 7)) {
      case 0 -> string(text());
      case 1 -> number();
      case 2 -> "true";
      case 3 -> "false";
      case 4 -> "null";
      case 5 -> array(random.nextInt(3), () -> value(depth - 1));
      default -> object(List.of(member(text(), value(depth - 1))));
    };
  }

  private String array(int length, Supplier<String> element) {
    List<String> elements = new ArrayList<>();
    for (int i = 0; i < length; i++) {
      elements.add(space() + element.get() + space());
    }
    return "[" + String.join(",", elements) + (elements.isEmpty() ? space() : "") + "]";
  }

  private String object(List<String> members) {
    return "{" + space() + String.join(space() + "," + space(), members) + space() + "}";
  }

  private String member(String name, String value) {
    return string(name) + space() + ":" + space() + value;
  }

  private String string(String text) {
    StringBuilder out = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < ' ' || random.nextInt(60) == 0) {
        out.append("\\u%04x".formatted((int) c));
      } else if (c == '"' || c == '\\' || (c == '/' && random.nextBoolean())) {
        out.append('\\').append(c);
      } else {
        out.append(c);
      }
    }
    return out.append('"').toString();
  }

  private String text() {
    return STRINGS[random.nextInt(STRINGS.length)] + (random.nextBoolean() ? "0123456789" : "");
  }

  private String number() {
    return NUMBERS[random.nextInt(NUMBERS.length)];
  }

  private String digits() {
    return "1" + "0123456789".repeat(4).substring(random.nextInt(40));
  }

  private String space() {
    if (!spaced || random.nextInt(3) != 0) {
      return "";
    }
    return List.of(" ", "\n", "\r\n  ", "\t", "\n    ").get(random.nextInt(5));
  }
}
