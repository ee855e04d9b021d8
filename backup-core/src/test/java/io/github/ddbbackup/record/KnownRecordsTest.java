package io.github.ddbbackup.record;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.ddbbackup.event.BackupException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a writer has seen before makes it faster, and nothing else. */
class KnownRecordsTest {

  private static final int COPIES = 6;

  /** The outcome, errors and their places included, is that of a writer that has seen nothing. */
  @Property(tries = 4000)
  void areWrittenAsUnknownOnesAre(@ForAll long seed) {
    RandomEvents random = new RandomEvents(seed);
    byte[] event = random.event();
    LineWriter writer = new LineWriter();
    assertThat(outcome(writer, event)).isEqualTo(outcome(new LineWriter(), event));
    for (int copy = 0; copy < COPIES; copy++) {
      byte[] damaged = random.damaged(event);
      assertThat(outcome(writer, damaged))
          .as(() -> new String(event, UTF_8) + "\nthen " + new String(damaged, UTF_8))
          .isEqualTo(outcome(new LineWriter(), damaged));
    }
  }

  @Property(tries = 1000)
  void areReadAsUnknownOnesAre(@ForAll long seed) {
    RandomEvents random = new RandomEvents(seed);
    byte[] event = random.event();
    ChangeLines lines = new LineWriter().write(event, 0, event.length);
    LineReader reader = new LineReader();
    for (int line = 0; line < lines.count(); line++) {
      byte[] text = Arrays.copyOfRange(lines.buffer(), lines.start(line), lines.end(line) - 1);
      read(reader, text);
      for (int copy = 0; copy < COPIES; copy++) {
        byte[] damaged = random.damaged(text);
        assertThat(read(reader, damaged)).isEqualTo(read(new LineReader(), damaged));
      }
    }
  }

  @Test
  void mayHaveAnEmptyArrayInPlaceOfOneWithAValue() {
    LineReader reader = new LineReader();
    for (String array : List.of("[true]", "[]", "[1,2]", "[]")) {
      String line =
          "{\"Keys\":{\"pk\":{\"S\":\"1\"}},\"NewImage\":{\"a\":{\"L\":"
              + array
              + "}},\"SequenceNumber\":\"1\"}";
      byte[] text = line.getBytes(UTF_8);
      assertThat(read(reader, text)).isEqualTo(read(new LineReader(), text)).contains(array);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"[1,]", "[1,2,]", "[,2]", "[1,,2]", "[,]", "[1 ,]", "[1,true,]", "]"})
  void missNoValueBehindAComma(String damaged) {
    LineWriter writer = new LineWriter();
    LineReader reader = new LineReader();
    for (String array : List.of("[1]", "[1,2]", "[1,2,3]", "[1,2]", damaged)) {
      for (String other : List.of("[1,2]", damaged)) {
        byte[] event =
            Events.of(
                    Events.record(
                        "\"Keys\":{\"pk\":{\"L\":" + array + "}}",
                        "\"NewImage\":{\"a\":{\"L\":" + other + "},\"b\":{\"L\":" + array + "}}",
                        "\"OldImage\":{\"a\":{\"L\":" + array + "},\"b\":{\"L\":" + other + "}}",
                        "\"SequenceNumber\":\"1\""))
                .getBytes(UTF_8);
        assertThat(outcome(writer, event)).isEqualTo(outcome(new LineWriter(), event));
        byte[] line =
            ("{\"Keys\":{\"pk\":{\"S\":\"1\"}},\"NewImage\":{\"a\":{\"L\":"
                    + array
                    + "},\"b\":{\"L\":"
                    + other
                    + "}},\"SequenceNumber\":\"1\"}")
                .getBytes(UTF_8);
        assertThat(read(reader, line)).isEqualTo(read(new LineReader(), line));
      }
    }
  }

  @Test
  void mayComeInAnyOrderAndNumber() {
    List<String> records = new ArrayList<>();
    for (int i = 0; i < 3000; i++) {
      int kind = i % 7 % 3;
      String image = image(i * 31 % (kind == 2 ? 4000 : 5), i);
      String keys = "\"Keys\":{\"pk\":{\"S\":\"" + i + "\"}}";
      String sequence = "\"SequenceNumber\":\"" + i + "\"";
      records.add(
          switch (kind) {
            case 0 -> Events.record(keys, "\"NewImage\":" + image, sequence);
            case 1 -> Events.record(keys, "\"OldImage\":" + image, sequence);
            default ->
                Events.record(
                    keys, "\"NewImage\":" + image, "\"OldImage\":" + image(i % 5, 7), sequence);
          });
    }
    LineWriter writer = new LineWriter();
    for (String record : records) {
      byte[] event = Events.of(record).getBytes(UTF_8);
      assertThat(outcome(writer, event)).isEqualTo(outcome(new LineWriter(), event));
    }
    byte[] all = Events.of(records.toArray(String[]::new)).getBytes(UTF_8);
    assertThat(writer.write(all, 0, all.length).count()).isEqualTo(records.size());
  }

  private static String image(int attribute, int value) {
    return "{\"pk\":{\"S\":\"%d\"},\"attribute%d\":{\"N\":\"%d\"},\"flag\":{\"BOOL\":%s}%s}"
        .formatted(
            value,
            attribute,
            value,
            value % 2 == 0,
            value % 3 == 0
                ? ""
                : ",\"l\":{\"L\":[" + "{\"N\":\"1\"},".repeat(value % 4) + "{\"NULL\":true}]}");
  }

  private static List<Object> outcome(LineWriter writer, byte[] event) {
    try {
      ChangeLines lines = writer.write(event, 0, event.length);
      List<Object> outcome = new ArrayList<>();
      outcome.add(new String(lines.buffer(), 0, lines.size(), UTF_8));
      for (int line = 0; line < lines.count(); line++) {
        outcome.add(List.of(lines.end(line), lines.sequenceNumber(line), lines.stream(line)));
      }
      lines
          .unreadable()
          .forEach(record -> outcome.add(List.of(record.index(), record.reason(), record.text())));
      return outcome;
    } catch (BackupException refused) {
      return List.of(refused.getMessage());
    }
  }

  private static String read(LineReader reader, byte[] line) {
    try {
      return reader.read(line, 0, line.length).toString();
    } catch (BackupException refused) {
      return refused.getMessage();
    }
  }
}
