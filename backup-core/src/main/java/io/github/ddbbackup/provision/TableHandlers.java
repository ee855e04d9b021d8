package io.github.ddbbackup.provision;

import io.github.ddbbackup.aws.AwsClients;
import io.github.ddbbackup.aws.Waiter;
import io.github.ddbbackup.event.BackupListener;
import io.github.ddbbackup.plan.DesiredTable;
import io.github.ddbbackup.plan.PlannedChange;
import io.github.ddbbackup.plan.Resource;
import java.util.Map;
import java.util.function.BiConsumer;

/** The handlers of what belongs to a table. */
final class TableHandlers {

  private final UpdateStreamHandler updateStream;
  private final DeliveryStreamHandler deliveryStream;
  private final EventSourceMappingHandler mapping;
  private final Waiter waiter;

  TableHandlers(AwsClients clients, TableReader tables, Waiter waiter, BackupListener listener) {
    this.updateStream = new UpdateStreamHandler(clients, tables, waiter, listener);
    this.deliveryStream = new DeliveryStreamHandler(clients, waiter, listener);
    this.mapping = new EventSourceMappingHandler(clients, tables, waiter);
    this.waiter = waiter;
  }

  UpdateStreamHandler updateStream() {
    return updateStream;
  }

  PlanApplier<DesiredTable> applier(BiConsumer<PlannedChange, DesiredTable> story) {
    return new PlanApplier<>(
        Map.of(
            Resource.Kind.UPDATE_STREAM, updateStream,
            Resource.Kind.DELIVERY_STREAM, deliveryStream,
            Resource.Kind.EVENT_SOURCE_MAPPING, mapping),
        waiter,
        story);
  }
}
