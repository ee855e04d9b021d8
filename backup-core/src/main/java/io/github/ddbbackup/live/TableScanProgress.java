package io.github.ddbbackup.live;

/**
 * How far the scan of a table is.
 *
 * @param items how many items were read
 * @param bytes how large they are, as JSON
 * @param capacity how many read units they took
 * @param expectedItems how many items there are to read, as far as that is known; 0 if it is not
 */
public record TableScanProgress(long items, long bytes, double capacity, long expectedItems) {}
