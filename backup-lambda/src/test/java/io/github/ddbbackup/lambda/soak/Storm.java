package io.github.ddbbackup.lambda.soak;

import io.github.ddbbackup.local.fault.FaultKind;
import io.github.ddbbackup.local.fault.FaultRule;
import io.github.ddbbackup.local.fault.Faults;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;

/** Switches faults on and off at random until it is closed. */
final class Storm implements AutoCloseable {

  private static final String FIREHOSE = "firehose";
  private static final String PUT_RECORDS = "PutRecordBatch";

  private static final List<FaultKind> PASSING =
      List.of(FaultKind.THROTTLE, FaultKind.SERVER_ERROR);

  private static final List<FaultKind> BROKEN_CALL =
      List.of(FaultKind.TIMEOUT_AFTER_TAKING, FaultKind.CONNECTION_RESET);

  private static final List<FaultKind> REFUSED_CALL =
      List.of(
          FaultKind.THROTTLE,
          FaultKind.SERVER_ERROR,
          FaultKind.REFUSAL,
          FaultKind.EXPIRED_CREDENTIALS,
          FaultKind.GONE,
          FaultKind.NOT_READY);

  private static final List<FaultKind> REFUSED_BY_S3 =
      List.of(
          FaultKind.SERVER_ERROR,
          FaultKind.REFUSAL,
          FaultKind.EXPIRED_CREDENTIALS,
          FaultKind.TIMEOUT_AFTER_TAKING,
          FaultKind.CONNECTION_RESET);

  private static final List<FaultKind> FUNCTION_FAILURE =
      List.of(FaultKind.FUNCTION_CRASH, FaultKind.FUNCTION_TIMEOUT);

  private static final List<FaultKind> AT_WRITERS =
      List.of(FaultKind.THROTTLE, FaultKind.SERVER_ERROR, FaultKind.TIMEOUT_AFTER_TAKING);

  private static final List<FaultKind> AT_SETTING_UP =
      List.of(
          FaultKind.THROTTLE,
          FaultKind.SERVER_ERROR,
          FaultKind.TIMEOUT_AFTER_TAKING,
          FaultKind.CONNECTION_RESET);

  private static final List<String> OF_DELIVERY_STREAMS =
      List.of(
          "CreateDeliveryStream",
          "DescribeDeliveryStream",
          "ListTagsForDeliveryStream",
          "TagDeliveryStream",
          "UntagDeliveryStream",
          "DeleteDeliveryStream");

  private static final List<String> OF_MAPPINGS =
      List.of(
          "ListEventSourceMappings",
          "CreateEventSourceMapping",
          "UpdateEventSourceMapping",
          "DeleteEventSourceMapping");

  /** To start the JVM of a function again costs more than a thousand changes. */
  private static final int DEATHS_ONE_IN = 25;

  private static final int MOST_DEATHS = 3;

  private static final List<String> WRITES =
      List.of("BatchWriteItem", "TransactWriteItems", "UpdateItem", "PutItem", "DeleteItem");

  private final Faults faults;
  private final SplittableRandom random;
  private final Map<String, Integer> struck = new TreeMap<>();
  private final Thread thread = new Thread(this::rage, "storm");
  private volatile boolean over;

  Storm(Faults faults, SplittableRandom random) {
    this.faults = faults;
    this.random = random;
  }

  void start() {
    thread.start();
  }

  /** How often each fault was switched on. */
  Map<String, Integer> struck() {
    return struck;
  }

  /** Ends the storm; no fault is on afterwards. */
  @Override
  public void close() {
    over = true;
    LockSupport.unpark(thread);
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    faults.clear();
  }

  private void rage() {
    while (!over) {
      int count = 1 + random.nextInt(3);
      List<FaultRule> rules = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        rules.add(fault());
      }
      rules.forEach(faults::switchOn);
      pause(2_000);
      rules.forEach(faults::switchOff);
      pause(1_000);
    }
  }

  private FaultRule fault() {
    if (random.nextInt(DEATHS_ONE_IN) == 0) {
      return deaths(oneOf(FUNCTION_FAILURE));
    }
    return switch (random.nextInt(12)) {
      case 0, 1, 2 -> rule(oneOf(REFUSED_CALL), FIREHOSE, PUT_RECORDS);
      case 3, 4 -> rule(FaultKind.PARTIAL_FAILURE, FIREHOSE, PUT_RECORDS);
      case 5, 6 -> rule(oneOf(BROKEN_CALL), FIREHOSE, PUT_RECORDS);
      case 7 -> rule(oneOf(REFUSED_BY_S3), "s3", "PutObject");
      case 8 -> rule(oneOf(PASSING), "dynamodb", "GetRecords");
      case 9 -> rule(oneOf(AT_SETTING_UP), FIREHOSE, oneOf(OF_DELIVERY_STREAMS));
      case 10 -> rule(oneOf(AT_SETTING_UP), "lambda", oneOf(OF_MAPPINGS));
      default -> rule(oneOf(AT_WRITERS), "dynamodb", oneOf(WRITES));
    };
  }

  /** A few and no more. */
  private FaultRule deaths(FaultKind kind) {
    FaultRule rule = FaultRule.next(1 + random.nextInt(MOST_DEATHS), kind, "lambda", "Invoke");
    note(rule);
    return rule;
  }

  private void note(FaultRule rule) {
    String withoutItsChance = rule.toString().split("[=*]", 2)[0];
    struck.merge(withoutItsChance, 1, Integer::sum);
  }

  private FaultRule rule(FaultKind kind, String service, String operation) {
    double probability =
        random.nextInt(5) == 0 && !service.equals("dynamodb") ? 1 : random.nextDouble(0.05, 0.6);
    FaultRule rule = FaultRule.withProbability(probability, kind, service, operation);
    note(rule);
    return rule;
  }

  private <T> T oneOf(List<T> list) {
    return list.get(random.nextInt(list.size()));
  }

  private void pause(int upToMillis) {
    if (!over) {
      LockSupport.parkNanos(Duration.ofMillis(random.nextInt(100, upToMillis)).toNanos());
    }
  }
}
