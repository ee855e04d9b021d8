/** Amazon Data Firehose: delivery streams that gather records and write them to S3. */
package io.github.ddbbackup.local.firehose;
