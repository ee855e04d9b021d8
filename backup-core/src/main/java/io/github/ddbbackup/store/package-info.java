/** Bytes by key, in order, more of them than memory holds. */
package io.github.ddbbackup.store;
