package io.github.ddbbackup.provision;

import io.github.ddbbackup.plan.DeliveryStreamSettings;
import java.util.Optional;
import software.amazon.awssdk.services.firehose.model.BufferingHints;
import software.amazon.awssdk.services.firehose.model.EncryptionConfiguration;
import software.amazon.awssdk.services.firehose.model.ExtendedS3DestinationConfiguration;
import software.amazon.awssdk.services.firehose.model.ExtendedS3DestinationUpdate;
import software.amazon.awssdk.services.firehose.model.NoEncryptionConfig;

/** A delivery stream's settings as Firehose wants them said. */
final class S3Destination {

  private S3Destination() {}

  static ExtendedS3DestinationConfiguration configuration(DeliveryStreamSettings settings) {
    ExtendedS3DestinationConfiguration.Builder configuration =
        ExtendedS3DestinationConfiguration.builder()
            .roleARN(settings.roleArn())
            .bucketARN(bucketArn(settings))
            .prefix(settings.prefix())
            .errorOutputPrefix(settings.errorPrefix())
            .bufferingHints(buffering(settings))
            .compressionFormat(settings.compression())
            .fileExtension(settings.fileExtension());
    settings
        .kmsKeyArn()
        .map(S3Destination::encryption)
        .ifPresent(configuration::encryptionConfiguration);
    return configuration.build();
  }

  /**
   * What is not named here stays as it is, for example logging, or the format where that does not
   * change yet.
   *
   * @param leaveEncryption whether encryption stays as it is, too, where no key is asked for
   */
  static ExtendedS3DestinationUpdate update(
      DeliveryStreamSettings settings,
      Optional<String> compression,
      Optional<String> fileExtension,
      boolean leaveEncryption) {
    ExtendedS3DestinationUpdate.Builder update =
        ExtendedS3DestinationUpdate.builder()
            .roleARN(settings.roleArn())
            .bucketARN(bucketArn(settings))
            .prefix(settings.prefix())
            .errorOutputPrefix(settings.errorPrefix())
            .bufferingHints(buffering(settings));
    compression.ifPresent(update::compressionFormat);
    fileExtension.ifPresent(update::fileExtension);
    settings
        .kmsKeyArn()
        .map(S3Destination::encryption)
        .or(() -> leaveEncryption ? Optional.empty() : Optional.of(theBucketsOwn()))
        .ifPresent(update::encryptionConfiguration);
    return update.build();
  }

  private static EncryptionConfiguration encryption(String keyArn) {
    return EncryptionConfiguration.builder()
        .kmsEncryptionConfig(k -> k.awskmsKeyARN(keyArn))
        .build();
  }

  private static EncryptionConfiguration theBucketsOwn() {
    return EncryptionConfiguration.builder()
        .noEncryptionConfig(NoEncryptionConfig.NO_ENCRYPTION)
        .build();
  }

  private static BufferingHints buffering(DeliveryStreamSettings settings) {
    return BufferingHints.builder()
        .sizeInMBs(settings.sizeInMb())
        .intervalInSeconds(settings.intervalInSeconds())
        .build();
  }

  /** A bucket's ARN has the partition of the role that writes to it. */
  private static String bucketArn(DeliveryStreamSettings settings) {
    String partition = settings.roleArn().split(":", -1)[1];
    return "arn:" + partition + ":s3:::" + settings.bucket();
  }
}
