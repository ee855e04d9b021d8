package io.github.ddbbackup.benchmarks.peer;

import com.amazonaws.services.lambda.runtime.events.DynamodbEvent.DynamodbStreamRecord;
import com.amazonaws.services.lambda.runtime.events.models.dynamodb.AttributeValue;
import com.amazonaws.services.lambda.runtime.events.models.dynamodb.Identity;
import com.amazonaws.services.lambda.runtime.events.models.dynamodb.StreamRecord;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Map;

/** A line as a class that Jackson writes. */
record PojoLine(
    @JsonProperty("Keys") Map<String, AttributeValue> keys,
    @JsonProperty("NewImage") Map<String, AttributeValue> newImage,
    @JsonProperty("OldImage") Map<String, AttributeValue> oldImage,
    @JsonProperty("SequenceNumber") String sequenceNumber,
    @JsonProperty("SizeBytes") Long sizeBytes,
    @JsonProperty("ApproximateCreationDateTime") long seconds,
    @JsonProperty("eventName") String eventName,
    @JsonProperty("userIdentity") Identity userIdentity) {

  static PojoLine of(DynamodbStreamRecord event) {
    StreamRecord change = event.getDynamodb();
    return new PojoLine(
        change.getKeys(),
        change.getNewImage(),
        change.getOldImage(),
        change.getSequenceNumber(),
        change.getSizeBytes(),
        change.getApproximateCreationDateTime().toInstant().getEpochSecond(),
        event.getEventName(),
        event.getUserIdentity());
  }
}
