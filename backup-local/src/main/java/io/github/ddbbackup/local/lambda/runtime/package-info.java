/** Runs functions for real: each in a JVM of its own, through AWS's runtime interface client. */
package io.github.ddbbackup.local.lambda.runtime;
