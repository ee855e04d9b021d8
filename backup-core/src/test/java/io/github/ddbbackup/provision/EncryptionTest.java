package io.github.ddbbackup.provision;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ddbbackup.config.BackupConfig;
import io.github.ddbbackup.local.LocalAccount;
import io.github.ddbbackup.local.junit.LocalAccountExtension;
import io.github.ddbbackup.naming.KeyArn;
import io.github.ddbbackup.naming.TableName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.firehose.model.EncryptionConfiguration;

/** Encryption of delivery streams' objects, over the wire to the loopback account. */
@ExtendWith(LocalAccountExtension.class)
class EncryptionTest {

  private final LocalAccount account;

  EncryptionTest(LocalAccount account) {
    this.account = account;
  }

  @Test
  void aKeyIsGivenToDeliveryStreamsAndStaysWhenItIsNotAskedForAnyMore() {
    try (Scenario scenario = new Scenario(account);
        ContinuousBackup without = scenario.backup()) {
      scenario.createForwarder();
      TableName table = scenario.createTable("Orders");
      without.provision(table);
      assertThat(encryption(scenario).kmsEncryptionConfig()).isNull();
      String key = "arn:aws:kms:" + scenario.config().region() + ":123456789012:key/mrk-1";

      try (ContinuousBackup with =
          scenario.backup(withKey(scenario.config(), key), scenario.calls).build()) {
        assertThat(with.provision(table).failure()).isEmpty();
        assertThat(encryption(scenario).kmsEncryptionConfig().awskmsKeyARN()).isEqualTo(key);
        assertThat(with.provision(table).hasChanges()).isFalse();
      }

      assertThat(without.provision(table).hasChanges()).isFalse();
      assertThat(encryption(scenario).kmsEncryptionConfig().awskmsKeyARN()).isEqualTo(key);
    }
  }

  private static EncryptionConfiguration encryption(Scenario scenario) {
    return scenario
        .clients
        .firehose()
        .describeDeliveryStream(r -> r.deliveryStreamName("Orders"))
        .deliveryStreamDescription()
        .destinations()
        .get(0)
        .extendedS3DestinationDescription()
        .encryptionConfiguration();
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
