package io.github.ddbbackup.history;

import io.github.ddbbackup.state.Lifetime;
import io.github.ddbbackup.state.Lifetimes;
import java.util.List;

/** Tells changes apart by the tables in which they were made. */
final class Chapters {

  private Chapters() {}

  /** The changes, whose order stays, by their tables; tables without any are left out. */
  static List<History.Chapter> of(List<ItemChange> changes, Lifetimes lifetimes) {
    return lifetimes.all().stream()
        .map(lifetime -> chapter(lifetime, changes))
        .filter(chapter -> !chapter.changes().isEmpty())
        .toList();
  }

  private static History.Chapter chapter(Lifetime lifetime, List<ItemChange> changes) {
    return new History.Chapter(
        lifetime, changes.stream().filter(change -> lifetime.includes(change.time())).toList());
  }
}
