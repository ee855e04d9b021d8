/** What the product is measured against: the usual way to do the same. */
package io.github.ddbbackup.benchmarks.peer;
