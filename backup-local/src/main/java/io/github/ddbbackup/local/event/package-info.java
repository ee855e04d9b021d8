/** Events that pass from one emulated service to another. */
package io.github.ddbbackup.local.event;
