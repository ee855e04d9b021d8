/** Security Token Service: who is calling. */
package io.github.ddbbackup.local.sts;
