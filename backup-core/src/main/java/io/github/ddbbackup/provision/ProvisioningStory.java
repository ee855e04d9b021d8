package io.github.ddbbackup.provision;

import io.github.ddbbackup.event.BackupEvent;
import io.github.ddbbackup.event.BackupListener;
import io.github.ddbbackup.naming.DeliveryStreamName;
import io.github.ddbbackup.plan.DesiredTable;
import io.github.ddbbackup.plan.Operation;
import io.github.ddbbackup.plan.PlannedChange;
import io.github.ddbbackup.plan.Resource;
import java.util.function.BiConsumer;

/** Tells the provisioning of a table: what the table's streams are, and what was changed. */
final class ProvisioningStory implements BiConsumer<PlannedChange, DesiredTable> {

  private final BackupListener listener;

  ProvisioningStory(BackupListener listener) {
    this.listener = listener;
  }

  @Override
  public void accept(PlannedChange change, DesiredTable desired) {
    Resource resource = change.resource();
    switch (resource.kind()) {
      case UPDATE_STREAM ->
          resource
              .id()
              .map(arn -> new BackupEvent.UpdateStreamResolved(desired.name().value(), arn))
              .ifPresent(listener::on);
      case DELIVERY_STREAM -> deliveryStream(change, desired);
      default -> told(change);
    }
  }

  private void deliveryStream(PlannedChange change, DesiredTable desired) {
    DeliveryStreamName name = DeliveryStreamName.of(change.resource().name());
    if (!desired.deliveryStreams().contains(name)) {
      told(change);
      return;
    }
    if (change.operation() == Operation.UPDATE) {
      told(change);
    }
    change.resource().id().map(BackupEvent.DeliveryStreamResolved::new).ifPresent(listener::on);
  }

  private void told(PlannedChange change) {
    if (change.isChange()) {
      listener.on(Changes.event(change));
    } else if (!change.reason().isEmpty()) {
      listener.on(new BackupEvent.Warned(change.resource() + ": " + change.reason()));
    }
  }
}
