/** Measures the reading of backups, beside gunzip and DuckDB. */
package io.github.ddbbackup.benchmarks.reading;
