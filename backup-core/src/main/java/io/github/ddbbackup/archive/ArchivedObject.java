package io.github.ddbbackup.archive;

import java.time.Instant;

/**
 * An object that holds change lines of one table.
 *
 * @param key its key
 * @param bytes its size as it lies there, compressed or not
 * @param hour the beginning of the hour that its key names: that in which the first of its changes
 *     came to Firehose, or the object was written
 */
public record ArchivedObject(String key, long bytes, Instant hour) {}
