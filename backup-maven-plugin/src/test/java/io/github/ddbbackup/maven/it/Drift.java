package io.github.ddbbackup.maven.it;

import software.amazon.awssdk.services.firehose.FirehoseClient;
import software.amazon.awssdk.services.firehose.model.DeliveryStreamDescription;
import software.amazon.awssdk.services.lambda.LambdaClient;

/** Changes by hand what the goals set up. */
final class Drift {

  private Drift() {}

  /** Takes the endpoint, the Region and the name of a table that is backed up. */
  public static void main(String[] arguments) {
    Account account = new Account(arguments[0], arguments[1]);
    String table = arguments[2];
    account.events().disableRule(rule -> rule.name("DynamoDBCreateDelete"));
    shortenTimeout(account.lambda());
    shrinkBatches(account, table);
    shrinkBuffer(account.firehose(), table);
  }

  private static void shortenTimeout(LambdaClient lambda) {
    lambda.updateFunctionConfiguration(f -> f.functionName("EnsureDynamoBackup").timeout(3));
  }

  private static void shrinkBatches(Account account, String table) {
    account
        .mappings(table)
        .forEach(
            mapping ->
                account
                    .lambda()
                    .updateEventSourceMapping(m -> m.uuid(mapping.uuid()).batchSize(7)));
  }

  private static void shrinkBuffer(FirehoseClient firehose, String table) {
    DeliveryStreamDescription stream =
        firehose
            .describeDeliveryStream(s -> s.deliveryStreamName(table))
            .deliveryStreamDescription();
    firehose.updateDestination(
        update ->
            update
                .deliveryStreamName(table)
                .currentDeliveryStreamVersionId(stream.versionId())
                .destinationId(stream.destinations().get(0).destinationId())
                .extendedS3DestinationUpdate(
                    s3 -> s3.bufferingHints(b -> b.sizeInMBs(5).intervalInSeconds(300))));
  }
}
