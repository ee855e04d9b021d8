/** The two functions as AWS Lambda runs them: bytes in, one call of the core, bytes out. */
package io.github.ddbbackup.lambda;
