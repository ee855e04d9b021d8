/**
 * The ways to AWS: clients, what their errors mean, and waiting for what takes time. The first of
 * the packages that may use the AWS SDK.
 */
package io.github.ddbbackup.aws;
