package io.github.ddbbackup.record;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.ddbbackup.event.BackupException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a writer must make of an event: what Jackson sees in it. */
final class EventOracle {

  private static final List<String> OF_CHANGE =
      List.of(
          "Keys",
          "NewImage",
          "OldImage",
          "SequenceNumber",
          "SizeBytes",
          "ApproximateCreationDateTime");
  private static final List<String> OF_RECORD = List.of("eventName", "userIdentity");

  private final LineWriter writer = new LineWriter();

  /** Fails unless a writer takes what Jackson takes, and means the same by it. */
  void compare(byte[] event) {
    assertThat(outcome(event, 0, event.length))
        .as(() -> new String(event, UTF_8))
        .isEqualTo(expected(event));
  }

  /** For each record the tree of its line or, for an unreadable one, its index. */
  Optional<List<Object>> outcome(byte[] event, int from, int to) {
    ChangeLines lines;
    try {
      lines = writer.write(event, from, to);
    } catch (BackupException refused) {
      return Optional.empty();
    }
    List<Object> outcome = new ArrayList<>();
    for (int line = 0; line < lines.count(); line++) {
      byte[] text = Arrays.copyOfRange(lines.buffer(), lines.start(line), lines.end(line));
      assertThat(new String(text, UTF_8)).endsWith("}\n").containsOnlyOnce("\n");
      Map<?, ?> tree = (Map<?, ?>) Trees.tryRead(text).orElseThrow();
      assertThat(tree.get("SequenceNumber")).isEqualTo(lines.sequenceNumber(line).digits());
      outcome.add(List.of(lines.stream(line).value(), tree));
    }
    lines.unreadable().forEach(unreadable -> outcome.add(unreadable.index()));
    return Optional.of(outcome);
  }

  static Optional<List<Object>> expected(byte[] event) {
    Optional<Object> tree = Trees.tryRead(event);
    if (tree.isEmpty()
        || !(tree.get() instanceof Map<?, ?> root)
        || !(root.get("Records") instanceof List<?> records)) {
      return Optional.empty();
    }
    List<Object> lines = new ArrayList<>();
    List<Object> unreadable = new ArrayList<>();
    for (int i = 0; i < records.size(); i++) {
      Optional<Object> line = expectedLine(records.get(i));
      line.ifPresent(lines::add);
      if (line.isEmpty()) {
        unreadable.add(i);
      }
    }
    lines.addAll(unreadable);
    return Optional.of(lines);
  }

  private static Optional<Object> expectedLine(Object element) {
    if (!(element instanceof Map<?, ?> record)
        || !(record.get("dynamodb") instanceof Map<?, ?> change)
        || !(change.get("Keys") instanceof Map<?, ?>)
        || !(change.get("SequenceNumber") instanceof String sequenceNumber)
        || !sequenceNumber.matches("[0-9]{1,40}")
        || !isImage(change.get("NewImage"))
        || !isImage(change.get("OldImage"))
        || !(record.get("eventSourceARN") instanceof String arn)
        || !arn.matches(
            "arn:aws[a-z-]*:dynamodb:[a-z0-9-]+:[0-9]{12}:table/[a-zA-Z0-9_.-]{3,255}/stream/[0-9][0-9T:.-]*")) {
      return Optional.empty();
    }
    Map<String, Object> line = new LinkedHashMap<>();
    OF_CHANGE.forEach(name -> copy(change, name, line));
    OF_RECORD.forEach(name -> copy(record, name, line));
    line.values().removeIf(value -> value == Trees.Literal.NULL);
    return Optional.of(List.of(arn, line));
  }

  private static boolean isImage(Object value) {
    return value == null || value == Trees.Literal.NULL || value instanceof Map<?, ?>;
  }

  private static void copy(Map<?, ?> from, String name, Map<String, Object> to) {
    if (from.containsKey(name)) {
      to.put(name, from.get(name));
    }
  }
}
