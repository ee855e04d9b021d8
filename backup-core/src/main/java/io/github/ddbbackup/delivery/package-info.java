/**
 * The way of change lines into the backup: packed into records, sent to the table's delivery stream
 * and, where Firehose can't take them, put straight into the bucket. What nobody took is told, so
 * that it comes again.
 */
package io.github.ddbbackup.delivery;
