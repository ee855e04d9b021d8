/**
 * Snapshots: all items of a table, in files that DynamoDB imports, read from the table or computed
 * from the backup.
 */
package io.github.ddbbackup.snapshot;
