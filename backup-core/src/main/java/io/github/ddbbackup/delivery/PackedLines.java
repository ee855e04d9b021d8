package io.github.ddbbackup.delivery;

import java.util.List;

/**
 * The lines of one stream, packed.
 *
 * @param records the records for Firehose, in the order of the lines
 * @param large the lines that are too large for a record, each as if it were one
 */
record PackedLines(List<PackedRecord> records, List<PackedRecord> large) {}
