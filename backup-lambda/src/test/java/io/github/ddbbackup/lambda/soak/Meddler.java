package io.github.ddbbackup.lambda.soak;

import static io.github.ddbbackup.lambda.soak.Meddling.STREAM_OF_ANOTHER_VIEW;

import io.github.ddbbackup.naming.TableName;
import io.github.ddbbackup.plan.TableResult;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.StreamViewType;

/**
 * Changes by hand what backs tables up while they are written to, and has the reconcile mend it:
 * all of the tables in each round, each in one way, until each way was taken at least once.
 */
final class Meddler {

  private static final int LEAST_ROUNDS = 3;
  private static final int MOST_PAUSES = 5;

  private final List<Lives> tables;
  private final Hand hand;
  private final DynamoDbClient dynamoDb;
  private final TableStream streams;
  private final Supplier<List<TableResult>> reconcile;
  private final SplittableRandom random;
  private final Consumer<String> out;
  private final Deque<Meddling> deck = new ArrayDeque<>();
  private final Map<Meddling, Integer> done = new EnumMap<>(Meddling.class);
  private final CompletableFuture<Void> over;

  /**
   * Begins at once.
   *
   * @param tables those that are there from the beginning to the end
   * @param reconcile looks over all tables once, and tells what came of each; of none if it failed
   */
  Meddler(
      List<Lives> tables,
      Hand hand,
      DynamoDbClient dynamoDb,
      TableStream streams,
      Supplier<List<TableResult>> reconcile,
      SplittableRandom random,
      Consumer<String> out) {
    this.tables = List.copyOf(tables);
    this.hand = hand;
    this.dynamoDb = dynamoDb;
    this.streams = streams;
    this.reconcile = reconcile;
    this.random = random;
    this.out = out;
    this.over = CompletableFuture.runAsync(this::play);
  }

  private void play() {
    if (tables.isEmpty()) {
      out.accept("Nothing is changed by hand: there are too few tables");
      return;
    }
    reconcileUntil(tables, "set up", result -> result.failure().isEmpty());
    EnumSet<Meddling> left = EnumSet.allOf(Meddling.class);
    for (int round = 0; round < LEAST_ROUNDS || !left.isEmpty(); round++) {
      Map<Lives, Meddling> dealt = new LinkedHashMap<>();
      tables.forEach(table -> dealt.put(table, next()));
      round(dealt);
      left.removeAll(dealt.values());
      dealt.values().forEach(one -> done.merge(one, 1, Integer::sum));
    }
    out.accept("Changed by hand, and mended: " + done);
  }

  /** Each way comes once before any comes again. */
  private Meddling next() {
    if (deck.isEmpty()) {
      List<Meddling> all = new ArrayList<>(List.of(Meddling.values()));
      Collections.shuffle(all, new Random(random.nextLong()));
      deck.addAll(all);
    }
    return deck.pop();
  }

  private void round(Map<Lives, Meddling> dealt) {
    Map<Lives, String> before = new LinkedHashMap<>();
    Map<Lives, Instant> silent = new LinkedHashMap<>();
    dealt.forEach((table, way) -> before.put(table, hand.settings(table.table())));
    dealt.forEach((table, way) -> meddle(table, way).ifPresent(off -> silent.put(table, off)));
    dealt.forEach((table, way) -> awaitEffect(table, way, before.get(table)));
    silent.keySet().forEach(Lives::changeOwnItem);
    letChangesBeMade();
    List<Lives> blocked =
        dealt.keySet().stream().filter(t -> dealt.get(t) == STREAM_OF_ANOTHER_VIEW).toList();
    if (!blocked.isEmpty()) {
      reconcileUntil(blocked, "told of the view type", Meddler::tellsOfView);
      blocked.forEach(table -> table.table().switchStreamOff(dynamoDb));
    }
    reconcileUntil(dealt.keySet(), "set up", result -> result.failure().isEmpty());
    silent.forEach(Lives::speakAgain);
    before.forEach((table, settings) -> compare(table, dealt.get(table), settings));
  }

  /**
   * When the table's stream was switched off, if it was. What it holds is read at once: the
   * loopback account takes for the time of a change the second in which it was read first, which
   * must not be after the beginning of the next stream.
   */
  private Optional<Instant> meddle(Lives lives, Meddling way) {
    SoakTable table = lives.table();
    switch (way) {
      case MAPPING_CHANGED -> hand.changeMapping(table);
      case MAPPING_OFF -> hand.switchMappingOff(table);
      case DELIVERY_STREAM_CHANGED -> hand.changeDeliveryStream(table);
      case STREAM_OFF, STREAM_OF_ANOTHER_VIEW -> {
        Instant off = lives.fallSilent();
        streams.changes(lives.lastFormer());
        if (way == STREAM_OF_ANOTHER_VIEW) {
          table.switchStreamOn(dynamoDb, StreamViewType.KEYS_ONLY);
        }
        return Optional.of(off);
      }
    }
    return Optional.empty();
  }

  /** What did not change need not be mended; of streams, {@link Lives} looks. */
  private void awaitEffect(Lives lives, Meddling way, String before) {
    if (!way.isOfStream()) {
      SoakTable table = lives.table();
      Waiting.until(way + " shows at " + table.name(), () -> !hand.settings(table).equals(before));
    }
  }

  private void letChangesBeMade() {
    for (int i = random.nextInt(MOST_PAUSES); i >= 0; i--) {
      Waiting.pause();
    }
  }

  private static boolean tellsOfView(TableResult result) {
    return result
        .failure()
        .filter(failure -> failure.getMessage().contains(StreamViewType.KEYS_ONLY.toString()))
        .isPresent();
  }

  /** What fails under a storm of faults is tried again, as the reconcile is every hour. */
  private void reconcileUntil(
      Iterable<Lives> which, String what, Predicate<TableResult> condition) {
    List<TableName> waiting = new ArrayList<>();
    which.forEach(lives -> waiting.add(TableName.of(lives.table().name())));
    Waiting.until(
        "the reconcile has " + what + " " + waiting,
        () -> {
          reconcile.get().stream()
              .filter(condition)
              .map(TableResult::table)
              .forEach(waiting::remove);
          return waiting.isEmpty();
        });
  }

  private void compare(Lives table, Meddling way, String before) {
    String after = hand.settings(table.table());
    if (!after.equals(before)) {
      throw new IllegalStateException(
          "%s is not as it was before %s:%n%s%nbut%n%s"
              .formatted(table.table().name(), way, before, after));
    }
  }

  /**
   * Waits until it is over.
   *
   * @throws CompletionException if something was not mended
   */
  void await() {
    over.join();
  }
}
