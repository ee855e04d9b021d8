/** CloudWatch Logs: log groups, log streams and their events, kept within bounds of memory. */
package io.github.ddbbackup.local.logs;
