package io.github.ddbbackup.record;

/**
 * A number for the item of a line, from the bytes of its key as they stand in the record. It is the
 * same wherever and whenever it is worked out, and whatever the order of the key's attributes is.
 */
final class ItemHash {

  private static final long FNV_OFFSET = 0xcbf29ce484222325L;
  private static final long FNV_PRIME = 0x100000001b3L;

  private final JsonScanner json = new JsonScanner();

  /**
   * The number.
   *
   * @param text holds the key, whose grammar has been checked, without spaces
   * @param position where the key begins
   * @param end where what holds it ends
   * @return any number
   */
  long of(byte[] text, int position, int end) {
    json.reset(text, end);
    long sum = 0;
    int at = json.firstMember(position + 1);
    while (json.peek(at) != '}') {
      int next = json.member(at, 1);
      sum += spread(text, at, json.peek(next) == '}' ? next : next - 1);
      at = next;
    }
    return sum;
  }

  /** FNV-1a, whose low bits are then mixed as in MurmurHash3, since parts are told by them. */
  private static long spread(byte[] text, int from, int to) {
    long hash = FNV_OFFSET;
    for (int i = from; i < to; i++) {
      hash = (hash ^ text[i]) * FNV_PRIME;
    }
    hash = (hash ^ (hash >>> 33)) * 0xff51afd7ed558ccdL;
    hash = (hash ^ (hash >>> 33)) * 0xc4ceb9fe1a85ec53L;
    return hash ^ (hash >>> 33);
  }
}
