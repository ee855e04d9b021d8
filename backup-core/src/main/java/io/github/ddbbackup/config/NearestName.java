package io.github.ddbbackup.config;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Finds the name that a misspelt one was probably meant to be. */
final class NearestName {

  private NearestName() {}

  /** The known name with the fewest differing letters, unless more than a third would differ. */
  static Optional<String> of(String misspelt, List<String> known) {
    return known.stream()
        .min(Comparator.comparingInt(name -> distance(misspelt, name)))
        .filter(name -> distance(misspelt, name) * 3 <= name.length());
  }

  /**
   * Letters to insert, delete or replace to get from one to the other, case and marks aside. A name
   * that was broken off counts as one letter away.
   */
  private static int distance(String one, String other) {
    String from = letters(one);
    String to = letters(other);
    if (to.startsWith(from) && from.length() * 2 >= to.length()) {
      return 1;
    }
    if (from.length() > 2 * to.length()) {
      return from.length();
    }
    int[] row = new int[to.length() + 1];
    for (int j = 0; j < row.length; j++) {
      row[j] = j;
    }
    for (int i = 1; i <= from.length(); i++) {
      advance(row, i, from.charAt(i - 1), to);
    }
    return row[to.length()];
  }

  private static void advance(int[] row, int i, char c, String to) {
    int diagonal = row[0];
    row[0] = i;
    for (int j = 1; j <= to.length(); j++) {
      int replaced = diagonal + (c == to.charAt(j - 1) ? 0 : 1);
      diagonal = row[j];
      row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
    }
  }

  private static String letters(String name) {
    return name.toLowerCase(Locale.ROOT).replaceAll("[_\\s-]", "");
  }
}
