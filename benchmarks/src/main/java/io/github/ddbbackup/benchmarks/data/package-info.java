/** What is measured with: changes of made-up items, the same in every run. */
package io.github.ddbbackup.benchmarks.data;
