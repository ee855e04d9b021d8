package io.github.ddbbackup.local.firehose;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.ddbbackup.local.http.Json;
import java.math.BigDecimal;
import java.time.Instant;

/** What DescribeDeliveryStream answers. */
final class Descriptions {
  static final String[] TYPES = {
    "DirectPut", "KinesisStreamAsSource", "MSKAsSource", "DatabaseAsSource"
  };

  private Descriptions() {}

  static ObjectNode of(StreamState state, Instant now) {
    ObjectNode description =
        Json.object()
            .put("DeliveryStreamName", state.name())
            .put("DeliveryStreamARN", state.arn())
            .put("DeliveryStreamStatus", state.status(now));
    description.set("DeliveryStreamEncryptionConfiguration", state.encryption().description(now));
    description
        .put("DeliveryStreamType", "DirectPut")
        .put("VersionId", Integer.toString(state.version()))
        .put("CreateTimestamp", seconds(state.created()));
    state.updated().ifPresent(updated -> description.put("LastUpdateTimestamp", seconds(updated)));
    ObjectNode destination =
        description.putArray("Destinations").addObject().put("DestinationId", S3Destination.ID);
    destination.set("S3DestinationDescription", state.destination().plainDescription());
    destination.set("ExtendedS3DestinationDescription", state.destination().description());
    return description.put("HasMoreDestinations", false);
  }

  private static BigDecimal seconds(Instant instant) {
    return BigDecimal.valueOf(instant.toEpochMilli(), 3);
  }
}
