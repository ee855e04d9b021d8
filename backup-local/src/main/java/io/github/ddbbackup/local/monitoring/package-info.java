/** CloudWatch: alarms, which are kept but see no metrics. */
package io.github.ddbbackup.local.monitoring;
