package io.github.ddbbackup.record;

import java.util.Arrays;

/** Where in a text the members of one change stand. The last one of a name counts, as in JSON. */
final class FieldSpans {

  private final int[] from = new int[Field.COUNT_OF_RECORD];
  private final int[] to = new int[Field.COUNT_OF_RECORD];

  /** Forgets all members. */
  void clear() {
    Arrays.fill(to, 0);
  }

  /** Forgets the members that stand in a record's "dynamodb" object. */
  void clearChange() {
    Arrays.fill(to, Field.KEYS, Field.CREATION + 1, 0);
  }

  /** Notes a member's value, unless the member is {@link Field#NONE}. */
  void setIfKnown(int field, int start, int end) {
    if (field != Field.NONE) {
      from[field] = start;
      to[field] = end;
    }
  }

  /** Forgets one member. */
  void remove(int field) {
    to[field] = 0;
  }

  /** Whether the member is there. */
  boolean has(int field) {
    return to[field] != 0;
  }

  /** Where its value begins. */
  int from(int field) {
    return from[field];
  }

  /** Where its value ends. */
  int to(int field) {
    return to[field];
  }
}
