package io.github.ddbbackup.local.lambda.mapping;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.ddbbackup.local.fault.Faults;
import io.github.ddbbackup.local.fixture.MemoryObjects;
import io.github.ddbbackup.local.http.CallListener;
import io.github.ddbbackup.local.http.Json;
import io.github.ddbbackup.local.http.RoleKeys;
import io.github.ddbbackup.local.http.ServiceContext;
import io.github.ddbbackup.local.lambda.runtime.InvocationResult;
import io.github.ddbbackup.local.state.FolderStateStore;
import io.github.ddbbackup.local.time.ManualClock;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;

/** A poller on a stream and a function of the test's, on the test's own thread and clock. */
final class PollerBench {
  static final Instant START = Instant.parse("2026-11-22T18:00:00Z");
  static final String UUID_TEXT = "11111111-2222-3333-4444-555555555555";

  private final ManualClock clock = new ManualClock(START);
  private final FakeStream stream = new FakeStream();
  private final MemoryObjects objects = new MemoryObjects();
  private final List<byte[]> events = new ArrayList<>();
  private final List<String> results = new ArrayList<>();
  private final PollerContext context;
  private Function<List<String>, InvocationResult> function = numbers -> answer("{}");

  PollerBench(Path folder) {
    context =
        new PollerContext(
            new ServiceContext(
                "123456789012",
                "eu-west-1",
                clock,
                new Faults(1),
                new FolderStateStore(folder),
                stream,
                objects,
                () -> URI.create("http://127.0.0.1:1"),
                new RoleKeys(),
                CallListener.none()),
            Runnable::run,
            () -> Duration.ofMillis(200),
            new Retries(Duration.ofMillis(200), Duration.ofSeconds(2)),
            () -> UUID.fromString(UUID_TEXT));
  }

  FakeStream stream() {
    return stream;
  }

  MemoryObjects objects() {
    return objects;
  }

  /** What the mapping said about its attempts. */
  List<String> results() {
    return results;
  }

  /** From now on the function answers this to the sequence numbers of a batch. */
  void function(Function<List<String>, InvocationResult> next) {
    function = next;
  }

  /** Starts a poller with these settings over the defaults, from the oldest record on. */
  MappingPoller start(Consumer<ObjectNode> more) {
    MappingPoller poller = prepare(more);
    poller.start();
    pass(Duration.ZERO);
    return poller;
  }

  /** A poller that is not started. */
  MappingPoller prepare(Consumer<ObjectNode> more) {
    ObjectNode members = MappingSettings.defaults().members();
    members.put("StartingPosition", "TRIM_HORIZON");
    more.accept(members);
    return new MappingPoller(
        context,
        new MappingIdentity("uuid", FakeStream.ARN, "arn:function"),
        new MappingSettings(members),
        this::invoke,
        results::add);
  }

  /** Forgets how far was read. */
  void forget() {
    MappingPoller.forget(context, "uuid");
  }

  void pass(Duration time) {
    clock.advance(time);
  }

  Instant now() {
    return clock.instant();
  }

  String put(String shard, String item) {
    return stream.put(shard, item, clock.instant());
  }

  /** The sequence numbers of each batch that the function got. */
  List<List<String>> batches() {
    return events.stream().map(PollerBench::numbers).toList();
  }

  JsonNode event(int index) {
    return Json.parse(events.get(index));
  }

  int eventBytes(int index) {
    return events.get(index).length;
  }

  static InvocationResult answer(String json) {
    return new InvocationResult(json.getBytes(UTF_8), Optional.empty(), "");
  }

  static InvocationResult failure() {
    return new InvocationResult("{}".getBytes(UTF_8), Optional.of("Unhandled"), "");
  }

  /** An answer that reports records as failed. */
  static InvocationResult reporting(String... numbers) {
    ObjectNode answer = Json.object();
    for (String number : numbers) {
      answer.withArray("batchItemFailures").addObject().put("itemIdentifier", number);
    }
    return answer(answer.toString());
  }

  private InvocationResult invoke(byte[] event) {
    events.add(event.clone());
    return function.apply(numbers(event));
  }

  private static List<String> numbers(byte[] event) {
    List<String> numbers = new ArrayList<>();
    Json.parse(event)
        .path("Records")
        .forEach(node -> numbers.add(node.path("dynamodb").path("SequenceNumber").asText()));
    return numbers;
  }
}
