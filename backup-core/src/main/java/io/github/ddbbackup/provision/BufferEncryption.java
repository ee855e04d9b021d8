package io.github.ddbbackup.provision;

import io.github.ddbbackup.aws.AwsCall;
import io.github.ddbbackup.aws.AwsCallException;
import io.github.ddbbackup.aws.AwsClients;
import io.github.ddbbackup.aws.ErrorKind;
import io.github.ddbbackup.aws.Waiter;
import io.github.ddbbackup.event.BackupEvent;
import io.github.ddbbackup.event.BackupException;
import io.github.ddbbackup.event.BackupListener;
import io.github.ddbbackup.naming.DeliveryStreamName;
import io.github.ddbbackup.plan.BackupNames;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.firehose.model.DeliveryStreamEncryptionConfiguration;
import software.amazon.awssdk.services.firehose.model.DeliveryStreamEncryptionStatus;
import software.amazon.awssdk.services.firehose.model.KeyType;

/**
 * Has Firehose encrypt what it buffers with a key of the customer's, see <a
 * href="https://docs.aws.amazon.com/firehose/latest/dev/encryption.html">Data protection in Amazon
 * Data Firehose</a>.
 */
final class BufferEncryption {

  private static final Set<DeliveryStreamEncryptionStatus> SETTLED =
      Set.of(DeliveryStreamEncryptionStatus.ENABLED, DeliveryStreamEncryptionStatus.DISABLED);
  private static final Set<DeliveryStreamEncryptionStatus> ON =
      Set.of(
          DeliveryStreamEncryptionStatus.ENABLED,
          DeliveryStreamEncryptionStatus.ENABLING,
          DeliveryStreamEncryptionStatus.DISABLING_FAILED);

  private final AwsClients clients;
  private final DeliveryStreamReader reader;
  private final Waiter waiter;
  private final BackupListener listener;

  BufferEncryption(
      AwsClients clients, DeliveryStreamReader reader, Waiter waiter, BackupListener listener) {
    this.clients = clients;
    this.reader = reader;
    this.waiter = waiter;
    this.listener = listener;
  }

  /** The customer's key that is in force, or will be in a moment. */
  static Optional<String> key(DeliveryStreamEncryptionConfiguration configurationOrNull) {
    return Optional.ofNullable(configurationOrNull)
        .filter(c -> ON.contains(c.status()))
        .map(DeliveryStreamEncryptionConfiguration::keyARN);
  }

  /**
   * Begins to encrypt, or does so with another key, and waits until that is in force.
   *
   * @return false when Firehose did not take the key because of a limit; it warns then
   */
  boolean start(DeliveryStreamName name, String key) {
    try {
      call("StartDeliveryStreamEncryption", name)
          .answer(
              () ->
                  clients
                      .firehose()
                      .startDeliveryStreamEncryption(
                          r ->
                              r.deliveryStreamName(name.value())
                                  .deliveryStreamEncryptionConfigurationInput(
                                      c -> c.keyType(KeyType.CUSTOMER_MANAGED_CMK).keyARN(key))));
    } catch (AwsCallException e) {
      if (e.kind() != ErrorKind.LIMIT_EXCEEDED) {
        throw e;
      }
      listener.on(new BackupEvent.Warned(refused(name, key, e)));
      return false;
    }
    awaitSettled(name);
    return true;
  }

  /** Ends to encrypt, and waits until that is so. */
  void stop(DeliveryStreamName name) {
    call("StopDeliveryStreamEncryption", name)
        .answer(
            () ->
                clients
                    .firehose()
                    .stopDeliveryStreamEncryption(r -> r.deliveryStreamName(name.value())));
    awaitSettled(name);
  }

  private void awaitSettled(DeliveryStreamName name) {
    waiter.await(
        "the encryption of delivery stream " + name,
        () ->
            reader
                .describe(name)
                .map(d -> d.deliveryStreamEncryptionConfiguration())
                .filter(c -> isSettled(name, c)));
  }

  private static boolean isSettled(
      DeliveryStreamName name, DeliveryStreamEncryptionConfiguration encryption) {
    return switch (encryption.status()) {
      case ENABLING_FAILED, DISABLING_FAILED ->
          throw BackupException.service(
              "The encryption of what delivery stream "
                  + name
                  + " buffers is in status "
                  + encryption.statusAsString(),
              encryption.failureDescription() == null
                  ? ""
                  : encryption.failureDescription().details(),
              "See that the key of kmsKeyArn is enabled and that its policy allows"
                  + " kms:CreateGrant to whoever runs this, then run it again.");
      default -> SETTLED.contains(encryption.status());
    };
  }

  private static String refused(DeliveryStreamName name, String key, AwsCallException refusal) {
    return "Firehose does not encrypt what delivery stream "
        + name
        + " buffers with "
        + key
        + ", but with a key of AWS's own: "
        + refusal.value()
        + ". What it writes to S3 is encrypted with the key all the same. It is not asked again"
        + " until the tag "
        + BackupNames.BUFFER_KEY_REFUSED_TAG
        + " is taken off";
  }

  private static AwsCall call(String operation, DeliveryStreamName name) {
    return new AwsCall("firehose:" + operation, "delivery stream " + name);
  }
}
