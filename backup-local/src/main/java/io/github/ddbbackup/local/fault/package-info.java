/** Faults that can be switched on, for tests and for trying. */
package io.github.ddbbackup.local.fault;
