package io.github.ddbbackup.archive;

import java.util.List;

/**
 * What a scan read.
 *
 * @param objects how many objects
 * @param bytes how many bytes, as they lie there
 * @param lines how many change lines
 * @param damages what could not be read, in the order of the keys
 */
public record ScanSummary(int objects, long bytes, long lines, List<Damage> damages) {

  /** Copies the list. */
  public ScanSummary {
    damages = List.copyOf(damages);
  }
}
