/**
 * DynamoDB and its streams: the real DynamoDB Local in a process of its own, with what differs from
 * AWS evened out on the way through.
 *
 * <p>DynamoDB Local is under Amazon's own license, for development and testing, without the right
 * to redistribute it. So it is no dependency of this module: whoever starts an account says where
 * its jars are.
 */
package io.github.ddbbackup.local.dynamodb;
