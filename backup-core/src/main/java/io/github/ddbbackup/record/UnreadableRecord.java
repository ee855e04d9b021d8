package io.github.ddbbackup.record;

import java.util.Optional;

/**
 * A record of a stream event that is well-formed JSON but not the change of an item, so that no
 * line can be made of it.
 *
 * @param index its place in the event, from 0
 * @param sequenceNumber its sequence number, if it has one
 * @param reason why no line can be made of it, as a clause
 * @param text the record as it came
 */
public record UnreadableRecord(
    int index, Optional<SequenceNumber> sequenceNumber, String reason, Json text) {}
