package io.github.ddbbackup.lambda.soak;

/** What a person does by hand to what backs a table up. */
enum Meddling {
  /** The mapping reads otherwise. */
  MAPPING_CHANGED,

  /** The mapping reads no more. */
  MAPPING_OFF,

  /** A delivery stream gathers otherwise, and does not tell any more whose it is. */
  DELIVERY_STREAM_CHANGED,

  /** The table's stream is switched off. */
  STREAM_OFF,

  /** The table's stream is made anew, without images. */
  STREAM_OF_ANOTHER_VIEW;

  /** Whether it is the table's stream that changes. */
  boolean isOfStream() {
    return this == STREAM_OFF || this == STREAM_OF_ANOTHER_VIEW;
  }
}
