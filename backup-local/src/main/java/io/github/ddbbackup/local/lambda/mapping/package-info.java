/** Event source mappings: reads streams of DynamoDB and invokes functions with what it reads. */
package io.github.ddbbackup.local.lambda.mapping;
