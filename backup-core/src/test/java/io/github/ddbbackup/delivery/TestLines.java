package io.github.ddbbackup.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.ddbbackup.record.SequenceNumber;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Stream events whose changes are known by their sequence numbers, and these numbers again. */
final class TestLines {

  private static final Pattern SEQUENCE_NUMBER = Pattern.compile("\"SequenceNumber\":\"([0-9]+)\"");

  private TestLines() {}

  static String arn(String table) {
    return "arn:aws:dynamodb:eu-west-1:123456789012:table/"
        + table
        + "/stream/2026-11-01T10:00:00.000";
  }

  /** A record of an event with an image of about the given size. */
  static String record(String table, long sequenceNumber, int size) {
    return """
        {"eventName":"INSERT","eventSourceARN":"%s","dynamodb":{"Keys":{"pk":{"N":"1"}},\
        "NewImage":{"pk":{"N":"1"},"x":{"S":"%s"}},"SequenceNumber":"%d"}}"""
        .formatted(arn(table), "x".repeat(size), sequenceNumber);
  }

  static byte[] event(List<String> records) {
    return ("{\"Records\":[" + String.join(",", records) + "]}").getBytes(UTF_8);
  }

  /** The sequence numbers of the lines in records. */
  static List<Long> sequenceNumbers(List<PackedRecord> records) {
    List<Long> numbers = new ArrayList<>();
    for (PackedRecord packed : records) {
      Matcher matcher = SEQUENCE_NUMBER.matcher(new String(packed.data(), UTF_8));
      while (matcher.find()) {
        numbers.add(Long.valueOf(matcher.group(1)));
      }
    }
    return numbers;
  }

  /** A record of the given size with the given number. */
  static PackedRecord packed(long sequenceNumber, int size) {
    return new PackedRecord(new byte[size], 1, SequenceNumber.of(Long.toString(sequenceNumber)));
  }
}
