package io.github.ddbbackup.local.iam.policy;

import java.util.Locale;

/** Patterns in which {@code *} stands for any characters and {@code ?} for one. */
final class Wildcards {
  private Wildcards() {}

  static boolean matchIgnoringCase(String pattern, String text) {
    return match(pattern.toLowerCase(Locale.ROOT), text.toLowerCase(Locale.ROOT));
  }

  /** Linear but for the last star, to which it goes back: no pattern takes it long. */
  static boolean match(String pattern, String text) {
    int at = 0;
    int star = -1;
    int resume = 0;
    int i = 0;
    while (i < text.length()) {
      if (at < pattern.length() && pattern.charAt(at) == '*') {
        star = at++;
        resume = i;
      } else if (at < pattern.length()
          && (pattern.charAt(at) == '?' || pattern.charAt(at) == text.charAt(i))) {
        at++;
        i++;
      } else if (star >= 0) {
        at = star + 1;
        i = ++resume;
      } else {
        return false;
      }
    }
    while (at < pattern.length() && pattern.charAt(at) == '*') {
      at++;
    }
    return at == pattern.length();
  }
}
