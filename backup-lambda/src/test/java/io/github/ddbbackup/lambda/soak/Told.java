package io.github.ddbbackup.lambda.soak;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What is told of one table.
 *
 * @param streams the changes in each of its streams, by sequence number, the oldest stream first
 * @param silences when changes were in no stream
 * @param gaps when changes may be missing, says the catalog
 */
record Told(List<Map<String, Change>> streams, List<Span> silences, List<Span> gaps) {

  /** The changes of all tables of a name; no two have the same sequence number. */
  static Map<String, Change> all(List<Told> lives) {
    Map<String, Change> all = new HashMap<>();
    lives.forEach(life -> life.streams.forEach(all::putAll));
    if (all.size() != lives.stream().flatMap(l -> l.streams.stream()).mapToInt(Map::size).sum()) {
      throw new IllegalStateException("two streams of a name share sequence numbers");
    }
    return all;
  }

  /** The silences that no gap covers, and the gaps without a silence: each needs the other. */
  Stream<String> unnoted() {
    return Stream.concat(
        silences.stream()
            .filter(silence -> gaps.stream().noneMatch(gap -> gap.covers(silence)))
            .map(silence -> "no gap for " + silence + " in " + gaps),
        gaps.stream()
            .filter(gap -> silences.stream().noneMatch(gap::covers))
            .map(gap -> "gap without a reason: " + gap));
  }
}
