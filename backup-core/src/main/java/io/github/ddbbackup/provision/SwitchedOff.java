package io.github.ddbbackup.provision;

import java.time.Instant;
import java.time.ZoneOffset;

/** Tells that a person ended the backup of a table. */
final class SwitchedOff {

  private SwitchedOff() {}

  static String on(Instant when) {
    return "switched off on " + when.atOffset(ZoneOffset.UTC).toLocalDate() + " by deprovision";
  }
}
