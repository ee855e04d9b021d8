package io.github.ddbbackup.state;

import io.github.ddbbackup.record.CanonicalKey;
import io.github.ddbbackup.record.ItemKey;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;

/** Tells whose changes matter. */
final class WantedKeys {

  private final Set<CanonicalKey> keys;

  /** Those of some items; of all if none is named. */
  WantedKeys(Collection<ItemKey> keys) {
    this.keys = keys.stream().map(CanonicalKey::of).collect(Collectors.toUnmodifiableSet());
  }

  boolean includes(CanonicalKey key) {
    return keys.isEmpty() || keys.contains(key);
  }

  /** Whether a key is one of them that is given as its bytes. */
  boolean includes(byte[] key) {
    return keys.isEmpty() || keys.contains(CanonicalKey.fromBytes(key));
  }
}
