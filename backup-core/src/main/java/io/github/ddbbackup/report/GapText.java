package io.github.ddbbackup.report;

import io.github.ddbbackup.catalog.Gap;
import java.util.List;

/** Gaps in a backup for people to read. */
public final class GapText {

  private GapText() {}

  /**
   * What the catalog knows to be missing.
   *
   * @param gaps the gaps
   * @return a line for each
   */
  public static List<String> of(List<Gap> gaps) {
    return gaps.stream()
        .map(
            gap ->
                "Known gap: the backup was off for some time from %s; changes made then may be missing."
                    .formatted(gap))
        .toList();
  }
}
