package io.github.ddbbackup.provision;

import io.github.ddbbackup.aws.AwsCall;
import io.github.ddbbackup.aws.AwsClients;
import io.github.ddbbackup.naming.DeliveryStreamName;
import io.github.ddbbackup.plan.ActualDeliveryStream;
import io.github.ddbbackup.plan.BackupNames;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Finds the removals that have come as far as the delivery stream. No function works on them, but
 * without the functions nobody but {@code deprovision} completes them.
 */
final class RemovalsUnderWay {

  /** Each takes two calls, of which Firehose allows five a second. */
  private static final int MOST_LOOKED_AT = 100;

  private final AwsClients clients;
  private final DeliveryStreamReader reader;

  RemovalsUnderWay(AwsClients clients) {
    this.clients = clients;
    this.reader = new DeliveryStreamReader(clients);
  }

  /** A warning that says how to complete them; empty when there are none. */
  Optional<String> warning() {
    List<String> tables = names().stream().flatMap(name -> table(name).stream()).toList();
    return tables.isEmpty()
        ? Optional.empty()
        : Optional.of(
            tables.stream()
                .collect(
                    Collectors.joining(
                        ",",
                        "Some removals wait for delivery streams to write what they buffer."
                            + " Complete them with ddbbackup:deprovision -Dddbbackup.tables=",
                        "")));
  }

  private List<DeliveryStreamName> names() {
    return new AwsCall("firehose:ListDeliveryStreams", "all delivery streams")
            .answer(() -> clients.firehose().listDeliveryStreams(r -> r.limit(MOST_LOOKED_AT)))
            .deliveryStreamNames()
            .stream()
            .map(DeliveryStreamName::of)
            .toList();
  }

  private Optional<String> table(DeliveryStreamName name) {
    return reader
        .find(name)
        .filter(ActualDeliveryStream::isBeingRemoved)
        .filter(stream -> !stream.status().equals(ActualDeliveryStream.DELETING))
        .map(stream -> stream.tags().getOrDefault(BackupNames.TABLE_TAG, stream.name()));
  }
}
