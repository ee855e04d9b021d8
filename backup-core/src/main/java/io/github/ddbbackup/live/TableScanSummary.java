package io.github.ddbbackup.live;

import java.time.Instant;

/**
 * What a scan read.
 *
 * @param began when it began
 * @param ended when it ended; each item was read at some time between
 * @param items how many items
 * @param bytes how large they are, as JSON
 * @param capacity how many read units they took
 */
public record TableScanSummary(
    Instant began, Instant ended, long items, long bytes, double capacity) {}
