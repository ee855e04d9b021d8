/** What the emulated services remember, in a folder or in memory. */
package io.github.ddbbackup.local.state;
