package io.github.ddbbackup.record;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;

/** Writes the events of tests, in the form in which Lambda hands them over. */
final class Events {

  static final String ARN =
      "arn:aws:dynamodb:eu-west-1:123456789012:table/Orders/stream/2016-09-14T11:04:46.890";

  private Events() {}

  /** An event of the given records. */
  static String of(String... records) {
    return "{\"Records\":[" + String.join(",", records) + "]}";
  }

  /** A record with the given members in its "dynamodb" object. */
  static String record(String... changeMembers) {
    return recordAround("{" + String.join(",", changeMembers) + "}");
  }

  private static String recordAround(String change) {
    return """
        {"eventID":"7de3041dd709b024af6f29e4fa13d34c","eventName":"MODIFY","eventVersion":"1.1",\
        "eventSource":"aws:dynamodb","awsRegion":"eu-west-1","dynamodb":%s,\
        "eventSourceARN":"%s"}"""
        .formatted(change, ARN);
  }

  /** The lines that the writer makes of an event, newlines included. */
  static List<String> lines(String event) {
    byte[] text = event.getBytes(UTF_8);
    return texts(new LineWriter().write(text, 0, text.length));
  }

  /** Lines as texts, newlines included. */
  static List<String> texts(ChangeLines lines) {
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < lines.count(); i++) {
      int start = lines.start(i);
      texts.add(new String(lines.buffer(), start, lines.end(i) - start, UTF_8));
    }
    return texts;
  }

  /** The records that gave no line. */
  static List<UnreadableRecord> unreadable(String event) {
    byte[] text = event.getBytes(UTF_8);
    return new LineWriter().write(text, 0, text.length).unreadable();
  }
}
