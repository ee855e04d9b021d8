package io.github.ddbbackup.lambda.soak;

import io.github.ddbbackup.aws.AwsSettings;
import io.github.ddbbackup.bundle.FunctionArchive;
import io.github.ddbbackup.config.BackupConfig;
import io.github.ddbbackup.config.ConfigLoader;
import io.github.ddbbackup.config.TableSelection;
import io.github.ddbbackup.naming.DeliveryStreamName;
import io.github.ddbbackup.naming.TableName;
import io.github.ddbbackup.plan.BulkResult;
import io.github.ddbbackup.plan.Mode;
import io.github.ddbbackup.provision.ContinuousBackup;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import software.amazon.awssdk.services.firehose.model.DeliveryStreamStatus;
import software.amazon.awssdk.services.firehose.model.ResourceNotFoundException;

/**
 * Deploys the functions into a loopback account, backs up tables, changes their items under a storm
 * of faults, and compares the backup with the tables' own streams.
 */
final class Soak implements AutoCloseable {

  private static final Duration LIMIT = Duration.ofMinutes(3);
  private static final String ROLES = "arn:aws:iam::123456789012:role/soak-";
  private static final String PREFIX = "backup";

  private static final String CONFIGURATION =
      """
      {
        region: %s
        firehoseDeliveryBucket: %s
        firehoseDeliveryPrefix: %s
        firehoseDeliveryRoleArn: %sdelivery
        lambdaExecRoleArn: %sfunction
        firehoseDeliverySizeMB: 1
      }
      """
          .formatted(Account.REGION, Account.BUCKET, PREFIX, ROLES, ROLES);

  private final SoakPlan plan;
  private final Consumer<String> out;
  private final Account account;
  private final ContinuousBackup backup;
  private final Instant started = Instant.now();

  Soak(SoakPlan plan, Consumer<String> out) {
    this.plan = plan;
    this.out = out;
    this.account = new Account(plan.seed());
    BackupConfig config = new ConfigLoader(Map.of()).load(CONFIGURATION, "the soak");
    this.backup =
        ContinuousBackup.builder()
            .config(config)
            .aws(
                new AwsSettings(
                    Optional.empty(), Optional.empty(), Optional.of(account.endpoint())))
            .build();
  }

  /** Runs it whole. */
  List<Verdict> run(Path archive) {
    tell("Repeat with: " + plan.command());
    backup.deploy(
        FunctionArchive.assemble(archive, Optional.of(CONFIGURATION), List.of()), Mode.APPLY);
    List<SoakTable> tables = SoakTable.of(plan);
    tables.forEach(table -> table.create(account.dynamoDb()));
    provision();
    tell(tables.size() + " tables are backed up");
    deleteDeliveryStream(tables.get(0));
    List<Writer> writers =
        tables.stream().map(table -> new Writer(account.dynamoDb(), table, plan)).toList();
    Storm storm = new Storm(account.faults(), plan.random("storm"));
    storm.start();
    try (storm) {
      new Writers(writers, plan.changesPerTable(), made -> tell("%,d changes".formatted(made)))
          .write();
    }
    tell(
        "Written, %d calls failed for good; switched on: %s"
            .formatted(writers.stream().mapToLong(Writer::failedCalls).sum(), storm.struck()));
    provision();
    return judge(tables);
  }

  /**
   * As a person does. Nothing was put into it yet, and nothing is before it is gone, that would be
   * lost with it.
   */
  private void deleteDeliveryStream(SoakTable table) {
    String name = DeliveryStreamName.forTable(TableName.of(table.name())).value();
    account.firehose().deleteDeliveryStream(d -> d.deliveryStreamName(name));
    await("the end of the delivery stream " + name, () -> !isBeingDeleted(name));
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
    await("the backup of all tables", () -> isSetUp(new TableSelection.All()));
  }

  private boolean isSetUp(TableSelection tables) {
    BulkResult result = backup.provision(tables, Mode.APPLY);
    result.failures().forEach(failure -> tell("Not set up: " + failure));
    return result.failures().isEmpty();
  }

  private static void await(String what, BooleanSupplier condition) {
    Instant deadline = Instant.now().plus(LIMIT);
    while (!condition.getAsBoolean()) {
      if (Instant.now().isAfter(deadline)) {
        throw new IllegalStateException("waited too long for " + what);
      }
      LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
    }
  }

  private List<Verdict> judge(List<SoakTable> tables) {
    TableStream streams = new TableStream(account.endpoint());
    List<Verdict> verdicts = new ArrayList<>();
    for (SoakTable table : tables) {
      String arn =
          account
              .dynamoDb()
              .describeTable(d -> d.tableName(table.name()))
              .table()
              .latestStreamArn();
      Map<String, Change> made = streams.changes(arn);
      Verdict verdict = Verdict.of(table.name(), made, awaitBackup(table, made));
      tell(verdict.toString());
      verdicts.add(verdict);
    }
    return verdicts;
  }

  private TableBackupFiles awaitBackup(SoakTable table, Map<String, Change> made) {
    TableBackupFiles files = new TableBackupFiles(account.s3(), PREFIX + "/" + table.name() + "/");
    Instant deadline = Instant.now().plus(LIMIT);
    int seen = -1;
    while (!files.changes().keySet().containsAll(made.keySet())
        && Instant.now().isBefore(deadline)) {
      account.flush();
      files.read();
      if (files.changes().size() > seen) {
        seen = files.changes().size();
        deadline = Instant.now().plus(LIMIT);
      }
      LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
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
