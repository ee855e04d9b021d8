/** S3: a maintained server over plain files, behind the account's front door. */
package io.github.ddbbackup.local.s3;
