package io.github.ddbbackup.local.logs;

import java.time.Instant;

/** Puts the lines that functions write into log groups. */
final class GroupSink implements LogSink {
  /** What a longer line is cut into, in characters; less than any event may have. */
  private static final int MAX_PIECE = 256 * 1024;

  private final LogGroups groups;

  GroupSink(LogGroups groups) {
    this.groups = groups;
  }

  @Override
  public void line(String region, String group, String stream, Instant when, String text) {
    LogChecks.requireNames(group, stream);
    LogGroup found = group(region, group);
    groups.addStream(found, stream);
    for (int from = 0; from < text.length(); ) {
      int to = Math.min(text.length(), from + MAX_PIECE);
      if (to < text.length() && Character.isHighSurrogate(text.charAt(to - 1))) {
        to--;
      }
      found.add(stream, Math.max(0, when.toEpochMilli()), groups.now(), text.substring(from, to));
      from = to;
    }
  }

  private LogGroup group(String region, String name) {
    return groups
        .find(region, name)
        .orElseGet(
            () -> {
              groups.add(region, name, GroupSettings.standard());
              return groups.get(region, name);
            });
  }
}
