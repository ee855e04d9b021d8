package io.github.ddbbackup.local.event;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;

/**
 * One call of an API as CloudTrail reports it.
 *
 * @param id of the event, unique
 * @param source as EventBridge names it, such as {@code aws.dynamodb}
 * @param account twelve digits
 * @param time when the call was made
 * @param region where
 * @param detail the record of CloudTrail: eventVersion, userIdentity, eventName and the rest
 */
public record CloudTrailEvent(
    String id, String source, String account, Instant time, String region, ObjectNode detail) {

  /** What EventBridge names such an event. */
  public static final String DETAIL_TYPE = "AWS API Call via CloudTrail";

  /** The event in EventBridge's envelope, as rules match it and targets get it. */
  public ObjectNode envelope() {
    ObjectNode envelope = JsonNodeFactory.instance.objectNode();
    envelope
        .put("version", "0")
        .put("id", id)
        .put("detail-type", DETAIL_TYPE)
        .put("source", source)
        .put("account", account)
        .put("time", time.truncatedTo(java.time.temporal.ChronoUnit.SECONDS).toString())
        .put("region", region);
    envelope.putArray("resources");
    envelope.set("detail", detail.deepCopy());
    return envelope;
  }
}
