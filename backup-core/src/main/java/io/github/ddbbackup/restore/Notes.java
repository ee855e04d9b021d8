package io.github.ddbbackup.restore;

import io.github.ddbbackup.state.StateSummary;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a person should know about a restore, each a sentence. */
final class Notes {

  /** Beside the buffering of the delivery: what the functions and Firehose take. */
  private static final Duration MARGIN = Duration.ofMinutes(2);

  private final List<String> notes = new ArrayList<>();

  Notes add(String note) {
    notes.add(note);
    return this;
  }

  Notes add(Optional<String> note) {
    note.ifPresent(notes::add);
    return this;
  }

  /** What the reading of the backup tells. */
  Notes of(StateSummary state) {
    if (!state.baseline()) {
      add(
          "There is no snapshot: items that were there before the backup began at %s and that"
                  .formatted(state.coverageStart())
              + " nothing has touched since are not known.");
    }
    if (!state.read().damages().isEmpty()) {
      add("Damage was skipped in %d places.".formatted(state.read().damages().size()));
    }
    if (!state.strangers().isEmpty()) {
      add(
          "%d objects were not read, for the backup puts none there; the first is %s."
              .formatted(state.strangers().size(), state.strangers().get(0)));
    }
    if (state.undated() > 0) {
      add(
          "%d changes do not tell their time: the hour of their objects was taken."
              .formatted(state.undated()));
    }
    return this;
  }

  /** What gaps in the backup mean where everything that is known is brought back. */
  Notes ofGaps(StateSummary state) {
    GapNotes.of(state).forEach(this::add);
    return this;
  }

  /** Whose changes may have been read besides. */
  Notes ofFormerFolder(Optional<String> folder) {
    return add(
        folder.map(
            "Changes in %s were read too: if other tables shared that folder, items of theirs are among them."
                ::formatted));
  }

  /** Whether changes before the instant may be on their way. */
  Notes of(Instant at, Instant now, Duration buffering) {
    Duration late = lateness(buffering);
    if (at.isAfter(now.minus(late))) {
      add(
          "Changes made until %s may not all have come to the bucket yet: they can take some %d s."
              .formatted(at, late.toSeconds()));
    }
    return this;
  }

  /** How long a change takes to the bucket unless there is trouble. */
  static Duration lateness(Duration buffering) {
    return buffering.plus(MARGIN);
  }

  List<String> all() {
    return List.copyOf(notes);
  }
}
