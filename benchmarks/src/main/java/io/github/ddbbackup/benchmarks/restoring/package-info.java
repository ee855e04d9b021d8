/** Measures the writing of a restore into DynamoDB Local, beside a loop that only writes. */
package io.github.ddbbackup.benchmarks.restoring;
