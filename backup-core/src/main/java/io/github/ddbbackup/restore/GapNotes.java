package io.github.ddbbackup.restore;

import io.github.ddbbackup.catalog.Gap;
import io.github.ddbbackup.state.Epoch;
import io.github.ddbbackup.state.StateSummary;
import java.util.ArrayList;
import java.util.List;

/**
 * What gaps in the backup mean for a table that everything is brought back to that is known, each a
 * sentence.
 */
final class GapNotes {

  private GapNotes() {}

  static List<String> of(StateSummary state) {
    List<String> notes = new ArrayList<>();
    Epoch epoch = state.epoch();
    state.gap().map(GapNotes::within).ifPresent(notes::add);
    if (!state.isAcrossNoGap()) {
      epoch.before().map(gap -> stale(gap) + nextStep(state)).ifPresent(notes::add);
      epoch.after().map(gap -> unknown(gap, state)).ifPresent(notes::add);
    }
    return notes;
  }

  private static String within(Gap gap) {
    return "The time that was asked for lies in a gap of the backup, %s: changes made since %s may be missing, and items be as they were before."
        .formatted(gap, gap.from());
  }

  private static String stale(Gap gap) {
    return "The backup has a gap, %s, and no snapshot that was made since: items that were changed then, and not again by the time that was asked for, may be as they were before it."
        .formatted(gap);
  }

  /** A baseline tells of all times since the last gap, also of those before it. */
  private static String nextStep(StateSummary state) {
    return state.epoch().after().isPresent() || state.lifetime().ended().isPresent()
        ? ""
        : " Make a baseline (ddbbackup:snapshot), which tells of the time since the gap, and run this again; ddbbackup:verify -Dddbbackup.live=true shows what differs.";
  }

  private static String unknown(Gap gap, StateSummary state) {
    return "The backup has a gap, %s, and no snapshot that was made %s: items of which no change before it tells may be as they were after it."
        .formatted(
            gap, state.epoch().before().map(earlier -> "between the two").orElse("before it"));
  }
}
