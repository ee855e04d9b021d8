/** Brings tables and items back as they were. */
package io.github.ddbbackup.restore;
