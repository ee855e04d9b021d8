package io.github.ddbbackup.record;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * One change of one item, as a line of the backup tells it. Without {@code oldImage} the item was
 * new, without {@code newImage} it was removed. Older lines lack some of the optional parts.
 *
 * @param key the item's key
 * @param newImage the item after the change, a JSON object of typed attribute values
 * @param oldImage the item before the change, likewise
 * @param sequenceNumber the change's place in its stream
 * @param sizeBytes the size that DynamoDB gave the change, in bytes
 * @param approximateCreation when the change was made, to the second or so
 * @param eventName what was done: {@code INSERT}, {@code MODIFY} or {@code REMOVE}
 * @param userIdentity who did it, a JSON object; present where DynamoDB's time to live removed it
 */
public record ChangeRecord(
    ItemKey key,
    Optional<Json> newImage,
    Optional<Json> oldImage,
    SequenceNumber sequenceNumber,
    OptionalLong sizeBytes,
    Optional<Instant> approximateCreation,
    Optional<String> eventName,
    Optional<Json> userIdentity) {}
