package io.github.ddbbackup.plan;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * One setting that is not as it should be.
 *
 * @param field the setting's name in plain words
 * @param actual what it is; empty when it is not set
 * @param desired what it should be; empty when it should not be set
 */
public record Difference(String field, String actual, String desired) {

  /** What the names of fields that are tags begin with. */
  public static final String TAG = "tag ";

  /** Checks that nothing is null. */
  public Difference {
    requireNonNull(field);
    requireNonNull(actual);
    requireNonNull(desired);
  }

  /**
   * Compares settings. Settings that only the actual side has are not looked at: they are nobody's
   * business but the user's.
   *
   * @param actual the settings as they are
   * @param desired the settings as they should be
   * @return the differences, in the order of the desired settings
   */
  public static List<Difference> between(Map<String, String> actual, Map<String, String> desired) {
    List<Difference> differences = new ArrayList<>();
    desired.forEach(
        (field, wanted) -> {
          String found = actual.getOrDefault(field, "");
          if (!found.equals(wanted)) {
            differences.add(new Difference(field, found, wanted));
          }
        });
    return List.copyOf(differences);
  }

  @Override
  public String toString() {
    return field + ": " + shown(actual) + " -> " + shown(desired);
  }

  private static String shown(String value) {
    return value.isEmpty() ? "(none)" : value;
  }
}
