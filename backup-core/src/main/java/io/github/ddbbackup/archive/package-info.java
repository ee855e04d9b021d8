/** What lies on S3: which objects there are, and the change lines in them. */
package io.github.ddbbackup.archive;
