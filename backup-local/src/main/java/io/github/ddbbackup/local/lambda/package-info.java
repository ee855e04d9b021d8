/** AWS Lambda: functions, versions, aliases, permissions and event source mappings. */
package io.github.ddbbackup.local.lambda;
