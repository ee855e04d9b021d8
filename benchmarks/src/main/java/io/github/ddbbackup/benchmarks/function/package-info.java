/** Runs whole functions as Lambda does, against services on loopback. */
package io.github.ddbbackup.benchmarks.function;
