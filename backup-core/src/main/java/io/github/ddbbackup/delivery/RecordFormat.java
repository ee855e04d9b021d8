package io.github.ddbbackup.delivery;

/** What a table's changes are made into on their way to S3. */
public enum RecordFormat {

  /** Firehose gets lines as they are. */
  LINES,

  /** Firehose gets gzip files, which it is to lay one behind the other. */
  GZIP,

  /** The bucket gets gzip objects; Firehose gets nothing. */
  OBJECTS
}
