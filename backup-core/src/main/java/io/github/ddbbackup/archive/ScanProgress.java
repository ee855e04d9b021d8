package io.github.ddbbackup.archive;

/**
 * How far a scan is.
 *
 * @param objects how many objects were read to their ends
 * @param bytes how many bytes were read, as they lie there
 * @param allObjects how many objects there are to read
 * @param allBytes how many bytes
 */
public record ScanProgress(int objects, long bytes, int allObjects, long allBytes) {}
