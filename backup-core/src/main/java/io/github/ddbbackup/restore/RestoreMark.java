package io.github.ddbbackup.restore;

import io.github.ddbbackup.state.Lifetime;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;

/** Tells restores apart by what they bring back. */
final class RestoreMark {

  private static final int DIGITS = 12;

  private RestoreMark() {}

  /** The same for the same request, in characters that a tag's value can have. */
  static String of(RestoreRequest request, Lifetime lifetime) {
    MessageDigest digest = BlockInput.sha256();
    byte[] hash =
        digest.digest((request.table() + "\n" + request.items()).getBytes(StandardCharsets.UTF_8));
    return "%s %s %s"
        .formatted(
            lifetime.tableId().orElse("unknown"),
            request.at(),
            HexFormat.of().formatHex(hash).substring(0, DIGITS));
  }
}
