package io.github.ddbbackup.verify;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.ddbbackup.archive.ArchiveScan;
import io.github.ddbbackup.archive.KeyedArchive;
import io.github.ddbbackup.archive.OnDamage;
import io.github.ddbbackup.state.BaselineItems;
import io.github.ddbbackup.state.Lifetimes;
import io.github.ddbbackup.state.TestTables;
import io.github.ddbbackup.store.WorkSpace;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The backup of a table whose only item has the key {@code a}. */
abstract class BackupOfOneItem {

  static final Instant CREATED = Instant.parse("2026-03-01T10:00:00Z");
  static final String KEY = "{\"id\":{\"S\":\"a\"}}";

  final KeyedArchive archive = new KeyedArchive();
  final List<Finding> findings = new ArrayList<>();
  Instant now = CREATED.plus(Duration.ofDays(1));

  VerifyReport verify(VerifyRequest request) {
    return verify(request, () -> {});
  }

  VerifyReport verify(VerifyRequest request, Runnable whileItWaits) {
    findings.clear();
    return new BackupVerifier(
            archive,
            new ArchiveScan(archive, 2, OnDamage.SKIP, progress -> {}),
            new WorkSpace(Path.of("target"), 1 << 20),
            () -> now,
            duration -> {
              now = now.plus(duration);
              whileItWaits.run();
            })
        .verify(request, findings::add);
  }

  void put(String... lines) {
    put(CREATED, lines);
  }

  void put(Instant arrival, String... lines) {
    archive.put(TestTables.TABLE, arrival, String.join("", lines).getBytes(UTF_8));
  }

  static Lifetimes fromBirth() {
    return streamed(CREATED);
  }

  static Lifetimes streamed(Instant instant) {
    return Lifetimes.of(TestTables.TABLE, List.of(TestTables.document("id-1", CREATED, instant)));
  }

  static BaselineItems seen(Instant read, String value) {
    return TestTables.items(read, Map.of(KEY, item(value)));
  }

  static String item(String value) {
    return "{\"id\":{\"S\":\"a\"},\"v\":{\"N\":\"" + value + "\"}}";
  }

  static String line(long number, long second, String event, String before, String after) {
    return "{\"Keys\":"
        + KEY
        + Optional.of(before)
            .filter(b -> !b.isEmpty())
            .map(b -> ",\"OldImage\":" + item(b))
            .orElse("")
        + Optional.of(after)
            .filter(a -> !a.isEmpty())
            .map(a -> ",\"NewImage\":" + item(a))
            .orElse("")
        + ",\"SequenceNumber\":\""
        + number
        + "\",\"ApproximateCreationDateTime\":"
        + CREATED.plusSeconds(second).getEpochSecond()
        + ",\"eventName\":\""
        + event
        + "\"}\n";
  }
}
