/**
 * Runs functions: each in a JVM of its own, through AWS's Java runtime interface client and a local
 * <a href="https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html">Runtime API</a>.
 */
package io.github.ddbbackup.local.lambda.runtime;
