package io.github.ddbbackup.delivery;

import io.github.ddbbackup.record.SequenceNumber;
import java.util.Optional;

/**
 * What came of the changes of one event.
 *
 * @param changes how many changes the event had
 * @param lowestFailed the lowest sequence number of a change that nobody took, from which the
 *     changes have to come again; empty if all were taken
 */
public record ForwardResult(int changes, Optional<SequenceNumber> lowestFailed) {}
