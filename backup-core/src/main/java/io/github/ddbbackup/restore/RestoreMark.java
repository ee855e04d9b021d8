package io.github.ddbbackup.restore;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.common.hash.HashCode;
import com.google.common.hash.Hashing;
import io.github.ddbbackup.state.Lifetime;

/** Tells restores apart by what they bring back. */
final class RestoreMark {

  private static final int DIGITS = 12;

  private RestoreMark() {}

  /** The same for the same request, in characters that a tag's value can have. */
  static String of(RestoreRequest request, Lifetime lifetime) {
    HashCode hash = Hashing.sha256().hashString(request.table() + "\n" + request.items(), UTF_8);
    return "%s %s %s"
        .formatted(
            lifetime.tableId().orElse("unknown"),
            request.at(),
            hash.toString().substring(0, DIGITS));
  }
}
