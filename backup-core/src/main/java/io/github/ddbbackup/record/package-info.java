/**
 * Changes of items, and the one codec between the three forms they take: the event that Lambda
 * hands over, the line that lies in the backup, and {@link
 * io.github.ddbbackup.record.ChangeRecord}. Attribute values are copied as DynamoDB typed them and
 * are never decoded on the way into the backup.
 */
package io.github.ddbbackup.record;
