package io.github.ddbbackup.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ddbbackup.config.BackupConfig;
import io.github.ddbbackup.naming.KeyArn;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EncryptionPlannerTest {

  private static final String KEY = "arn:aws:kms:eu-west-1:123456789012:key/one";
  private static final String OTHER = "arn:aws:kms:eu-west-1:123456789012:key/other";

  private final DesiredTable withKey = desired(Optional.of(KEY));
  private final DesiredTable withoutKey = desired(Optional.empty());

  @Test
  void theKeyOfTheConfigurationIsForObjectsAndTheBuffer() {
    assertThat(differences(withKey, stream(Optional.empty(), Optional.empty(), Map.of())))
        .containsExactly(
            new Difference("encryption key", "", KEY),
            new Difference("encryption key of the buffer", "", KEY),
            new Difference("tag ddbbackup:kms-key", "", KEY));
  }

  @Test
  void theKeyIsTakenBackWhenTheConfigurationNamesNone() {
    assertThat(differences(withoutKey, stream(Optional.of(KEY), Optional.of(KEY), tag(KEY))))
        .containsExactly(
            new Difference("encryption key", KEY, ""),
            new Difference("encryption key of the buffer", KEY, ""),
            new Difference("tag ddbbackup:kms-key", KEY, ""));
  }

  @Test
  void keysThatSomeoneElseHasSetStay() {
    assertThat(differences(withoutKey, stream(Optional.of(KEY), Optional.of(KEY), Map.of())))
        .isEmpty();
    assertThat(differences(withoutKey, stream(Optional.of(OTHER), Optional.empty(), tag(KEY))))
        .containsExactly(new Difference("tag ddbbackup:kms-key", KEY, ""));
  }

  @Test
  void aKeyThatIsRefusedForTheBufferIsNotAskedForAgain() {
    Map<String, String> tags = new HashMap<>(tag(KEY));
    tags.put("ddbbackup:kms-key-not-for-buffer", KEY);

    assertThat(differences(withKey, stream(Optional.of(KEY), Optional.empty(), tags))).isEmpty();
    assertThat(
            differences(
                desired(Optional.of(OTHER)), stream(Optional.of(KEY), Optional.empty(), tags)))
        .contains(
            new Difference("encryption key of the buffer", "", OTHER),
            new Difference("tag ddbbackup:kms-key-not-for-buffer", KEY, ""));
  }

  private static List<Difference> differences(DesiredTable desired, ActualDeliveryStream stream) {
    ActualTable table = Samples.with(Samples.inLine(desired), stream);
    return new TablePlanner()
        .plan(desired, table, Samples.UNDRAINED, Instant.EPOCH)
        .changes()
        .get(1)
        .differences();
  }

  /** As it should be without a key, but for its keys and these tags. */
  private ActualDeliveryStream stream(
      Optional<String> key, Optional<String> bufferKey, Map<String, String> tags) {
    DeliveryStreamSettings d = withoutKey.destination();
    Map<String, String> all = new HashMap<>(withoutKey.tags());
    all.putAll(tags);
    return Samples.deliveryStream(
        withoutKey.deliveryStream(),
        new DeliveryStreamSettings(
            d.roleArn(),
            d.bucket(),
            d.prefix(),
            d.errorPrefix(),
            d.sizeInMb(),
            d.intervalInSeconds(),
            d.compression(),
            d.fileExtension(),
            key,
            bufferKey),
        all);
  }

  private static Map<String, String> tag(String key) {
    return Map.of(BackupNames.KEY_TAG, key);
  }

  private static DesiredTable desired(Optional<String> key) {
    BackupConfig sample = Samples.config();
    var config =
        BackupConfig.builder(
            sample.region(),
            sample.firehoseDeliveryBucket(),
            sample.firehoseDeliveryRoleArn(),
            sample.lambdaExecRoleArn());
    key.map(KeyArn::of).ifPresent(config::kmsKeyArn);
    return DesiredTable.of(
        config.build(), Samples.desired("Orders").name(), Optional.of(Samples.FORWARDER));
  }
}
