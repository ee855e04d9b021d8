package io.github.ddbbackup.provision;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ddbbackup.config.BackupConfig;
import io.github.ddbbackup.local.LocalAccount;
import io.github.ddbbackup.local.junit.LocalAccountExtension;
import io.github.ddbbackup.naming.KeyArn;
import io.github.ddbbackup.naming.TableName;
import io.github.ddbbackup.plan.Mode;
import io.github.ddbbackup.plan.TableResult;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.firehose.model.DeliveryStreamDescription;
import software.amazon.awssdk.services.firehose.model.DeliveryStreamEncryptionStatus;
import software.amazon.awssdk.services.firehose.model.EncryptionConfiguration;
import software.amazon.awssdk.services.firehose.model.LimitExceededException;
import software.amazon.awssdk.services.firehose.model.StartDeliveryStreamEncryptionRequest;

/** Encryption of delivery streams and their objects, over the wire to the loopback account. */
@ExtendWith(LocalAccountExtension.class)
class EncryptionTest {

  private final LocalAccount account;

  EncryptionTest(LocalAccount account) {
    this.account = account;
  }

  @Test
  void aKeyIsGivenToDeliveryStreamsAndTakenBack() {
    try (Scenario scenario = new Scenario(account);
        ContinuousBackup without = scenario.backup();
        ContinuousBackup with = encrypting(scenario, "one", scenario.calls)) {
      scenario.createForwarder();
      TableName table = scenario.createTable("Orders");
      without.provision(table);
      assertEncrypted(scenario, Optional.empty());

      assertThat(with.provision(table).failure()).isEmpty();
      assertEncrypted(scenario, Optional.of(key(scenario, "one")));
      assertThat(with.provision(table).hasChanges()).isFalse();
      try (ContinuousBackup other = encrypting(scenario, "other", scenario.calls)) {
        assertThat(other.provision(table).failure()).isEmpty();
        assertEncrypted(scenario, Optional.of(key(scenario, "other")));
        assertThat(other.provision(table).hasChanges()).isFalse();
      }

      assertThat(without.provision(table).failure()).isEmpty();
      assertEncrypted(scenario, Optional.empty());
      assertThat(without.provision(table).hasChanges()).isFalse();
    }
  }

  @Test
  void theReconcileMendsWhatSomeoneElseHasSwitchedOffAndTakesBackWhatIsNotAskedForAnyMore() {
    try (Scenario scenario = new Scenario(account);
        ContinuousBackup without = scenario.backup();
        ContinuousBackup with = encrypting(scenario, "one", scenario.calls)) {
      scenario.createForwarder();
      scenario.createTable("Orders");
      reconcile(with);
      assertEncrypted(scenario, Optional.of(key(scenario, "one")));
      scenario.clients.firehose().stopDeliveryStreamEncryption(r -> r.deliveryStreamName("Orders"));

      reconcile(with);
      assertEncrypted(scenario, Optional.of(key(scenario, "one")));
      reconcile(without);
      assertEncrypted(scenario, Optional.empty());
    }
  }

  @Test
  void nothingIsSentBeforeTheBufferIsEncrypted() {
    try (Scenario scenario = new Scenario(account);
        ContinuousBackup with = encrypting(scenario, "one", scenario.calls)) {
      scenario.createForwarder();
      assertThat(with.provision(scenario.createTable("Orders")).failure()).isEmpty();

      assertThat(scenario.calls.changing())
          .containsExactly(
              "UpdateTable",
              "CreateDeliveryStream",
              "StartDeliveryStreamEncryption",
              "CreateEventSourceMapping");
    }
  }

  @Test
  void oneReconcileCompletesWhatWasKilledAtAnyChange() {
    int call = 0;
    boolean killed;
    do {
      call++;
      try (Scenario scenario = new Scenario(account);
          ContinuousBackup next = encrypting(scenario, "one", scenario.calls)) {
        scenario.createForwarder();
        TableName table = scenario.createTable("Orders");
        killed = kills(scenario, call, table);

        reconcile(next);

        assertEncrypted(scenario, Optional.of(key(scenario, "one")));
        TableResult again = next.provision(table);
        assertThat(again.hasChanges()).as("killed at %d: %s", call, again.changes()).isFalse();
      }
    } while (killed);
    assertThat(call).as("changes of a whole run").isGreaterThan(4);
  }

  /** One key encrypts 500 delivery streams at most. */
  @Test
  void aTableIsBackedUpAlthoughTheKeyIsUsedUpForBuffers() {
    try (Scenario scenario = new Scenario(account);
        ContinuousBackup with =
            scenario
                .backup(withKey(scenario.config(), key(scenario, "one")), scenario.calls)
                .interceptor(new KeyUsedUp())
                .build()) {
      scenario.createForwarder();
      TableName table = scenario.createTable("Orders");

      assertThat(with.provision(table).failure()).isEmpty();

      assertThat(scenario.messages())
          .anyMatch(m -> m.contains("delivery stream Orders buffers") && m.contains("already"));
      assertThat(status(scenario)).isEqualTo(DeliveryStreamEncryptionStatus.DISABLED);
      assertThat(objects(scenario).kmsEncryptionConfig().awskmsKeyARN())
          .isEqualTo(key(scenario, "one"));
      assertThat(scenario.mappings("Orders")).hasSize(1);
      assertThat(with.provision(table).hasChanges()).isFalse();
    }
  }

  /** Answers as Firehose does when a key encrypts as many delivery streams as it may. */
  private static final class KeyUsedUp implements ExecutionInterceptor {
    @Override
    public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
      if (context.request() instanceof StartDeliveryStreamEncryptionRequest) {
        throw LimitExceededException.builder()
            .awsErrorDetails(
                AwsErrorDetails.builder()
                    .errorCode("LimitExceededException")
                    .errorMessage("The key encrypts 500 Firehose streams already")
                    .serviceName("Firehose")
                    .build())
            .statusCode(400)
            .build();
      }
    }
  }

  private static boolean kills(Scenario scenario, int call, TableName table) {
    try (ContinuousBackup doomed = encrypting(scenario, "one", CallLog.killingBeforeChange(call))) {
      assertThat(doomed.provision(table).failure()).isEmpty();
      return false;
    } catch (CallLog.Killed e) {
      return true;
    }
  }

  private static void reconcile(ContinuousBackup backup) {
    assertThat(
            backup
                .reconcile(Mode.APPLY, Optional.empty(), () -> Duration.ofMinutes(15))
                .tables()
                .failures())
        .isEmpty();
  }

  private static void assertEncrypted(Scenario scenario, Optional<String> key) {
    assertThat(status(scenario))
        .isEqualTo(
            key.isPresent()
                ? DeliveryStreamEncryptionStatus.ENABLED
                : DeliveryStreamEncryptionStatus.DISABLED);
    assertThat(
            Optional.ofNullable(
                describe(scenario).deliveryStreamEncryptionConfiguration().keyARN()))
        .isEqualTo(key);
    assertThat(
            Optional.ofNullable(objects(scenario).kmsEncryptionConfig()).map(k -> k.awskmsKeyARN()))
        .isEqualTo(key);
  }

  private static DeliveryStreamEncryptionStatus status(Scenario scenario) {
    return describe(scenario).deliveryStreamEncryptionConfiguration().status();
  }

  private static EncryptionConfiguration objects(Scenario scenario) {
    return describe(scenario)
        .destinations()
        .get(0)
        .extendedS3DestinationDescription()
        .encryptionConfiguration();
  }

  private static DeliveryStreamDescription describe(Scenario scenario) {
    return scenario
        .clients
        .firehose()
        .describeDeliveryStream(r -> r.deliveryStreamName("Orders"))
        .deliveryStreamDescription();
  }

  private static ContinuousBackup encrypting(Scenario scenario, String key, CallLog log) {
    return scenario.backup(withKey(scenario.config(), key(scenario, key)), log).build();
  }

  private static String key(Scenario scenario, String name) {
    return "arn:aws:kms:" + scenario.region + ":123456789012:key/" + name;
  }

  private static BackupConfig withKey(BackupConfig config, String key) {
    return BackupConfig.builder(
            config.region(),
            config.firehoseDeliveryBucket(),
            config.firehoseDeliveryRoleArn(),
            config.lambdaExecRoleArn())
        .firehoseDeliveryPrefix(config.firehoseDeliveryPrefix())
        .firehoseDeliverySizeMB(config.firehoseDeliverySizeMB())
        .firehoseDeliveryIntervalSeconds(config.firehoseDeliveryIntervalSeconds())
        .streamsMaxRecordsBatch(config.streamsMaxRecordsBatch())
        .kmsKeyArn(KeyArn.of(key))
        .build();
  }
}
