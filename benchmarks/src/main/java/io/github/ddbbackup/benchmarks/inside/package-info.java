/** Measures parts of the product inside one JVM, with JMH. */
package io.github.ddbbackup.benchmarks.inside;
