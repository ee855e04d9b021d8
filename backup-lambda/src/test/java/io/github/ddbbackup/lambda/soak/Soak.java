package io.github.ddbbackup.lambda.soak;

import io.github.ddbbackup.aws.AwsSettings;
import io.github.ddbbackup.bundle.FunctionArchive;
import io.github.ddbbackup.config.BackupConfig;
import io.github.ddbbackup.config.ConfigLoader;
import io.github.ddbbackup.config.DeliveryStreamCounts;
import io.github.ddbbackup.config.TableSelection;
import io.github.ddbbackup.naming.DeliveryStreamName;
import io.github.ddbbackup.naming.TableName;
import io.github.ddbbackup.plan.BulkResult;
import io.github.ddbbackup.plan.Mode;
import io.github.ddbbackup.plan.ReconcileResult;
import io.github.ddbbackup.plan.RemovalTiming;
import io.github.ddbbackup.provision.ContinuousBackup;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import software.amazon.awssdk.services.firehose.model.DeliveryStreamStatus;
import software.amazon.awssdk.services.firehose.model.ResourceNotFoundException;

/**
 * Deploys the functions into a loopback account, backs up tables, changes their items under a storm
 * of faults, and compares the backup with the tables' own streams.
 */
final class Soak implements AutoCloseable {

  private static final String ROLES = "arn:aws:iam::123456789012:role/soak-";
  private static final String PREFIX = "backup";

  /** Shorter than for AWS, whose parts may be further behind one another. */
  private static final RemovalTiming REMOVAL =
      new RemovalTiming(Duration.ofHours(24), Duration.ofSeconds(2), Duration.ofSeconds(2), 10);

  private static final String CONFIGURATION =
      """
      {
        region: %s
        firehoseDeliveryBucket: %s
        firehoseDeliveryPrefix: %s
        firehoseDeliveryRoleArn: %sdelivery
        lambdaExecRoleArn: %sfunction
        firehoseDeliverySizeMB: 1
        firehoseDeliveryIntervalSeconds: 5
        deliveryStreamsPerTable: [
          { tables: "Soak-*0", count: 2 }
          { tables: "Soak-01-*", count: 3 }
        ]
      }
      """
          .formatted(Account.REGION, Account.BUCKET, PREFIX, ROLES, ROLES);

  private final SoakPlan plan;
  private final Consumer<String> out;
  private final Account account;
  private final DeliveryStreamCounts counts;
  private final ContinuousBackup backup;
  private final Instant started = Instant.now();

  Soak(SoakPlan plan, Consumer<String> out) {
    this.plan = plan;
    this.out = out;
    this.account = new Account(plan.seed());
    BackupConfig config = new ConfigLoader(Map.of()).load(CONFIGURATION, "the soak");
    this.counts = config.delivery().deliveryStreamsPerTable();
    this.backup =
        ContinuousBackup.builder()
            .config(config)
            .aws(
                new AwsSettings(
                    Optional.empty(), Optional.empty(), Optional.of(account.endpoint())))
            .removalTiming(REMOVAL)
            .build();
  }

  /** Runs it whole. */
  List<Verdict> run(Path archive) {
    tell("Repeat with: " + plan.command());
    backup.deploy(
        FunctionArchive.assemble(archive, Optional.of(CONFIGURATION), List.of()), Mode.APPLY);
    List<Lives> tables =
        SoakTable.of(plan).stream().map(table -> new Lives(account.dynamoDb(), table)).toList();
    tables.forEach(Lives::begin);
    provision();
    tell(tables.size() + " tables are backed up");
    deleteDeliveryStream(tables.get(0).table());
    write(tables);
    provision();
    List<Verdict> verdicts = judge(tables);
    finishRemovals();
    return verdicts;
  }

  private void write(List<Lives> tables) {
    List<Writer> writers =
        tables.stream().map(lives -> new Writer(account.dynamoDb(), lives, plan)).toList();
    Storm storm = new Storm(account.faults(), plan.random("storm"));
    storm.start();
    try (storm) {
      Interlude interlude = new Interlude(backup, switchedOffAndOn(tables), this::tell);
      new Writers(writers, plan.changesPerTable(), made -> tell("%,d changes".formatted(made)))
          .write();
      interlude.await();
    }
    tell(
        "Written, %d calls failed for good; switched on: %s"
            .formatted(writers.stream().mapToLong(Writer::failedCalls).sum(), storm.struck()));
  }

  /** The second of those that are there from the beginning to the end; the first has its own. */
  private static SoakTable switchedOffAndOn(List<Lives> tables) {
    return tables.stream()
        .map(Lives::table)
        .filter(table -> table.lives() == 1 && table.stays())
        .skip(1)
        .findFirst()
        .orElse(tables.get(0).table());
  }

  /** What the functions did not get to under the storm, the next reconciles do. */
  private void finishRemovals() {
    boolean done = Waiting.within(() -> isQuiet() && leftBehind().isEmpty());
    tell(done ? "Nothing is left of tables that were deleted" : "Left: " + leftBehind());
  }

  private boolean isQuiet() {
    ReconcileResult result =
        backup.reconcile(Mode.APPLY, Optional.empty(), () -> Duration.ofMinutes(15));
    result.tables().failures().forEach(failure -> tell("Not yet: " + failure));
    return result.after().isEmpty()
        && result.tables().tables().stream()
            .allMatch(t -> !t.hasChanges() && t.awaited().isEmpty() && t.failure().isEmpty());
  }

  /** Mappings, delivery streams and tags that should not be there any more, or are missing. */
  List<String> leftBehind() {
    return new Plumbing(account, counts).differences();
  }

  /**
   * As a person does. Nothing was put into it yet, and nothing is before it is gone, that would be
   * lost with it.
   */
  private void deleteDeliveryStream(SoakTable table) {
    String name = DeliveryStreamName.forTable(TableName.of(table.name())).value();
    account.firehose().deleteDeliveryStream(d -> d.deliveryStreamName(name));
    Waiting.until("the delivery stream " + name + " is gone", () -> !isBeingDeleted(name));
    tell("Deleted the delivery stream " + name);
  }

  /** Once it is not, it is gone, or made anew by the function that sets up tables. */
  private boolean isBeingDeleted(String deliveryStream) {
    try {
      return account
              .firehose()
              .describeDeliveryStream(d -> d.deliveryStreamName(deliveryStream))
              .deliveryStreamDescription()
              .deliveryStreamStatus()
          == DeliveryStreamStatus.DELETING;
    } catch (ResourceNotFoundException e) {
      return false;
    }
  }

  /** Sets up all tables, while the function does the same for each. */
  private void provision() {
    Waiting.until("all tables are backed up", () -> isSetUp(new TableSelection.All()));
  }

  private boolean isSetUp(TableSelection tables) {
    BulkResult result = backup.provision(tables, Mode.APPLY);
    result.failures().forEach(failure -> tell("Not set up: " + failure));
    return result.failures().isEmpty();
  }

  private List<Verdict> judge(List<Lives> tables) {
    TableStream streams = new TableStream(account.endpoint());
    List<Verdict> verdicts = new ArrayList<>();
    for (Lives lives : tables) {
      List<Map<String, Change>> made = lives.streams().stream().map(streams::changes).toList();
      String name = lives.table().name();
      Verdict verdict = Verdict.of(name, made, awaitBackup(name, Verdict.all(made).keySet()));
      tell(verdict.toString());
      verdicts.add(verdict);
    }
    return verdicts;
  }

  private TableBackupFiles awaitBackup(String table, Set<String> made) {
    TableBackupFiles files = new TableBackupFiles(account.s3(), PREFIX + "/" + table + "/");
    Instant deadline = Instant.now().plus(Waiting.LIMIT);
    int seen = -1;
    while (!files.changes().keySet().containsAll(made) && Instant.now().isBefore(deadline)) {
      account.flush();
      files.read();
      if (files.changes().size() > seen) {
        seen = files.changes().size();
        deadline = Instant.now().plus(Waiting.LIMIT);
      }
      Waiting.pause();
    }
    return files;
  }

  private void tell(String text) {
    out.accept("[%5ds] %s".formatted(Duration.between(started, Instant.now()).toSeconds(), text));
  }

  @Override
  public void close() {
    backup.close();
    account.close();
  }
}
