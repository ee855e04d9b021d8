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

/** Switches faults on and off at random, and kills functions, until it is closed. */
final class Storm implements AutoCloseable {

  /** The class that a function's JVM runs; nothing else runs it. */
  private static final String FUNCTION_MAIN = "runtime.api.client.AWSLambda";

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
      if (random.nextInt(4) == 0) {
        killFunction();
      }
      pause(2_000);
      rules.forEach(faults::switchOff);
      pause(1_000);
    }
  }

  private FaultRule fault() {
    return switch (random.nextInt(12)) {
      case 0 -> rule(FaultKind.THROTTLE, "firehose", "PutRecordBatch");
      case 1, 2 -> rule(FaultKind.PARTIAL_FAILURE, "firehose", "PutRecordBatch");
      case 3, 4 -> rule(FaultKind.TIMEOUT_AFTER_TAKING, "firehose", "PutRecordBatch");
      case 5 -> rule(FaultKind.SERVER_ERROR, "firehose", "PutRecordBatch");
      case 6 -> rule(FaultKind.CONNECTION_RESET, "firehose", "PutRecordBatch");
      case 7 -> rule(FaultKind.REFUSAL, "firehose", "PutRecordBatch");
      case 8 -> rule(oneOf(FaultKind.SERVER_ERROR, FaultKind.REFUSAL), "s3", "PutObject");
      case 9 ->
          rule(
              oneOf(FaultKind.TIMEOUT_AFTER_TAKING, FaultKind.CONNECTION_RESET), "s3", "PutObject");
      case 10 -> rule(oneOf(FaultKind.THROTTLE, FaultKind.SERVER_ERROR), "dynamodb", "GetRecords");
      default ->
          rule(
              oneOf(FaultKind.THROTTLE, FaultKind.SERVER_ERROR, FaultKind.TIMEOUT_AFTER_TAKING),
              "dynamodb",
              WRITES.get(random.nextInt(WRITES.size())));
    };
  }

  private FaultRule rule(FaultKind kind, String service, String operation) {
    double probability =
        random.nextInt(5) == 0 && !service.equals("dynamodb") ? 1 : random.nextDouble(0.05, 0.6);
    FaultRule rule = FaultRule.withProbability(probability, kind, service, operation);
    struck.merge(rule.toString(), 1, Integer::sum);
    return rule;
  }

  private FaultKind oneOf(FaultKind... kinds) {
    return kinds[random.nextInt(kinds.length)];
  }

  /** Kills a function's JVM at whatever it is doing, as a host that breaks down does. */
  private void killFunction() {
    List<ProcessHandle> functions =
        ProcessHandle.current()
            .descendants()
            .filter(p -> p.info().commandLine().orElse("").contains(FUNCTION_MAIN))
            .toList();
    if (!functions.isEmpty()) {
      functions.get(random.nextInt(functions.size())).destroyForcibly();
      struck.merge("KILL of a function", 1, Integer::sum);
    }
  }

  private void pause(int upToMillis) {
    if (!over) {
      LockSupport.parkNanos(Duration.ofMillis(random.nextInt(100, upToMillis)).toNanos());
    }
  }
}
