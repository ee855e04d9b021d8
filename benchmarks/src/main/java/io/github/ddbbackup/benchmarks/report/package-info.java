/** Runs the benchmarks and writes what they gave into a report. */
package io.github.ddbbackup.benchmarks.report;
