package io.github.ddbbackup.lambda.soak;

import io.github.ddbbackup.aws.AwsSettings;
import io.github.ddbbackup.bundle.FunctionArchive;
import io.github.ddbbackup.config.BackupConfig;
import io.github.ddbbackup.config.ConfigLoader;
import io.github.ddbbackup.config.DeliveryStreamCounts;
import io.github.ddbbackup.config.TableSelection;
import io.github.ddbbackup.event.BackupException;
import io.github.ddbbackup.naming.DeliveryStreamName;
import io.github.ddbbackup.naming.TableName;
import io.github.ddbbackup.plan.BulkResult;
import io.github.ddbbackup.plan.Mode;
import io.github.ddbbackup.plan.ReconcileResult;
import io.github.ddbbackup.plan.RemovalTiming;
import io.github.ddbbackup.plan.TableResult;
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

  /**
   * What came of it.
   *
   * @param verdicts on the backup of each table's name
   * @param leftBehind the mappings, delivery streams and tags that should not be there any more, or
   *     are missing
   * @param unexplained what the backup's own verification found that no gap explains
   */
  record Outcome(List<Verdict> verdicts, List<String> leftBehind, List<String> unexplained) {}

  private static final String ROLES = "arn:aws:iam::123456789012:role/soak-";
  private static final String PREFIX = "backup";

  /** Shorter than for AWS, whose parts may be further behind one another. */
  private static final RemovalTiming REMOVAL =
      new RemovalTiming(Duration.ofHours(24), Duration.ofSeconds(2), Duration.ofSeconds(2), 10);

  /**
   * Lambda tells of a table three times, a second and two apart, and each time the JVM of the
   * function may have to start, while others do.
   */
  private static final Duration LONGEST_NEWS = Duration.ofSeconds(30);

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
  private final Verification verification;
  private final Instant started = Instant.now();

  Soak(SoakPlan plan, Consumer<String> out) {
    this.plan = plan;
    this.out = out;
    this.account = new Account(plan.seed());
    BackupConfig config = new ConfigLoader(Map.of()).load(CONFIGURATION, "the soak");
    this.counts = config.delivery().deliveryStreamsPerTable();
    AwsSettings aws =
        new AwsSettings(Optional.empty(), Optional.empty(), Optional.of(account.endpoint()));
    this.verification = new Verification(config, aws, this::tell);
    this.backup = ContinuousBackup.builder().config(config).aws(aws).removalTiming(REMOVAL).build();
  }

  /** Runs it whole. */
  Outcome run(Path archive) {
    tell("Repeat with: " + plan.command());
    backup.deploy(
        FunctionArchive.assemble(archive, Optional.of(CONFIGURATION), List.of()), Mode.APPLY);
    List<Lives> tables =
        SoakTable.of(plan).stream()
            .map(table -> new Lives(account.dynamoDb(), table, this::awaitMapping))
            .toList();
    tables.forEach(Lives::begin);
    provision();
    tell(tables.size() + " tables are backed up");
    deleteDeliveryStream(tables.get(0).table());
    write(tables);
    provision();
    List<Verdict> verdicts = judge(tables);
    finishRemovals();
    return new Outcome(verdicts, leftBehind(), verification.problems(steady(tables)));
  }

  private void write(List<Lives> tables) {
    List<Writer> writers =
        tables.stream().map(lives -> new Writer(account.dynamoDb(), lives, plan)).toList();
    Storm storm = new Storm(account.faults(), plan.random("storm"));
    storm.start();
    try (storm) {
      SoakTable ended = switchedOffAndOn(tables);
      Interlude interlude = new Interlude(backup, ended, this::tell);
      Meddler meddler = meddler(tables.stream().filter(t -> !t.table().equals(ended)).toList());
      new Writers(writers, plan.changesPerTable(), made -> tell("%,d changes".formatted(made)))
          .write();
      interlude.await();
      meddler.await();
    }
    writers.forEach(Writer::writeAfterSilence);
    tell(
        "Written, %d calls failed for good; switched on: %s"
            .formatted(writers.stream().mapToLong(Writer::failedCalls).sum(), storm.struck()));
  }

  /** The second of those that are there from the beginning to the end; the first has its own. */
  private static SoakTable switchedOffAndOn(List<Lives> tables) {
    return steady(tables).stream()
        .map(Lives::table)
        .skip(1)
        .findFirst()
        .orElse(tables.get(0).table());
  }

  private Meddler meddler(List<Lives> tables) {
    return new Meddler(
        steady(tables),
        new Hand(account, counts, plan.random("hand")),
        account.dynamoDb(),
        new TableStream(account.endpoint()),
        this::reconcileOnce,
        plan.random("meddling"),
        this::tell);
  }

  /**
   * Those that are there from the beginning to the end. Lines do not tell which of the tables of a
   * name they are of, where those follow each other within a second.
   */
  private static List<Lives> steady(List<Lives> tables) {
    return tables.stream().filter(t -> t.table().lives() == 1 && t.table().stays()).toList();
  }

  private List<TableResult> reconcileOnce() {
    try {
      return reconcile().tables().tables();
    } catch (BackupException e) {
      tell("Not reconciled: " + e.getMessage());
      return List.of();
    }
  }

  private ReconcileResult reconcile() {
    return backup.reconcile(Mode.APPLY, Optional.empty(), () -> Duration.ofMinutes(15));
  }

  /** What the functions did not get to under the storm, the next reconciles do. */
  private void finishRemovals() {
    boolean done = Waiting.within(() -> isQuiet() && leftBehind().isEmpty());
    tell(done ? "Nothing is left of tables that were deleted" : "Left: " + leftBehind());
  }

  private boolean isQuiet() {
    ReconcileResult result = reconcile();
    result.tables().failures().forEach(failure -> tell("Not yet: " + failure));
    return result.after().isEmpty()
        && result.tables().tables().stream()
            .allMatch(t -> !t.hasChanges() && t.awaited().isEmpty() && t.failure().isEmpty());
  }

  private List<String> leftBehind() {
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

  /**
   * The function sees to it, unless it died each time that Lambda told it of the table; then a
   * person does. The reconcile would change the other tables too, which a hand is at.
   */
  private void awaitMapping(SoakTable table, String stream) {
    if (!Waiting.within(LONGEST_NEWS, () -> hasMapping(stream))) {
      Waiting.until(
          "a mapping reads " + stream,
          () -> {
            TableResult unused = backup.provision(TableName.of(table.name()));
            return hasMapping(stream);
          });
    }
  }

  private boolean hasMapping(String stream) {
    return !account
        .lambda()
        .listEventSourceMappings(l -> l.eventSourceArn(stream))
        .eventSourceMappings()
        .isEmpty();
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
      String name = lives.table().name();
      Map<String, List<Span>> gaps = CatalogGaps.of(account.s3(), PREFIX, name);
      List<Told> told =
          lives.all().stream()
              .map(
                  life ->
                      new Told(
                          life.streams().stream().map(streams::changes).toList(),
                          life.silences(),
                          gaps.getOrDefault(life.id(), List.of())))
              .toList();
      Verdict verdict = Verdict.of(name, told, awaitBackup(name, Told.all(told).keySet()));
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
