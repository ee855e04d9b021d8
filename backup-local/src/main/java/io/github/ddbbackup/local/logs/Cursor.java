package io.github.ddbbackup.local.logs;

import java.math.BigInteger;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A place between two events of a stream, and the way to read on from there.
 *
 * @param forward to later events, else to earlier ones
 * @param id the events read on have a greater id, or a lesser one if the way is backward
 */
record Cursor(boolean forward, String id) {
  private static final Pattern TOKEN = Pattern.compile("(?<way>[fb])/(?<id>\\d{56})");
  private static final String FIRST = "0".repeat(56);
  private static final String LAST = "9".repeat(56);

  /** The place before all events, or behind them. */
  static Cursor start(boolean fromHead) {
    return fromHead ? new Cursor(true, FIRST) : new Cursor(false, LAST);
  }

  /** The cursor that a token stands for. */
  static Cursor of(String token) {
    Matcher matcher = TOKEN.matcher(token);
    if (!matcher.matches()) {
      throw LogErrors.invalidToken();
    }
    return new Cursor(matcher.group("way").equals("f"), matcher.group("id"));
  }

  String token() {
    return (forward ? "f/" : "b/") + id;
  }

  boolean reaches(LogEvent event) {
    int order = event.id().compareTo(id);
    return forward ? order > 0 : order < 0;
  }

  /** Where to read on, onward, after this page was read from here. */
  Cursor after(List<LogEvent> page) {
    if (!page.isEmpty()) {
      return new Cursor(true, page.get(page.size() - 1).id());
    }
    return forward ? this : new Cursor(true, id.equals(LAST) ? FIRST : moved(-1));
  }

  /** Where to read on, backward, after this page was read from here. */
  Cursor before(List<LogEvent> page) {
    if (!page.isEmpty()) {
      return new Cursor(false, page.get(0).id());
    }
    return forward ? new Cursor(false, moved(1)) : this;
  }

  private String moved(int by) {
    BigInteger moved = new BigInteger(id).add(BigInteger.valueOf(by)).max(BigInteger.ZERO);
    String digits = moved.toString();
    return FIRST.substring(digits.length()) + digits;
  }
}
