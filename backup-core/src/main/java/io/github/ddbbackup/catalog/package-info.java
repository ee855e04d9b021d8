/**
 * The catalog beside the backups: for each table, and for each that bore its name before, what is
 * needed to make it again, and which streams it had. It is kept as JSON documents in the backup
 * bucket, read and written by one codec.
 */
package io.github.ddbbackup.catalog;
