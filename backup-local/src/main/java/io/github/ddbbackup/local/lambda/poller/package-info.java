/** Event source mappings at work: reads DynamoDB streams and hands batches to functions. */
package io.github.ddbbackup.local.lambda.poller;
