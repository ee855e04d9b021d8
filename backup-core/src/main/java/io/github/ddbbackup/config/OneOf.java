package io.github.ddbbackup.config;

import io.github.ddbbackup.event.BackupException;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Values that are chosen by their names. */
final class OneOf {

  private OneOf() {}

  /** The value of a name, or a mistake that lists all names. */
  static <T> T named(String name, List<T> values, Function<T, String> names, String mistake) {
    return values.stream()
        .filter(value -> names.apply(value).equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                BackupException.user(
                    mistake,
                    "'" + name + "'",
                    "Use one of "
                        + values.stream().map(names).collect(Collectors.joining(", "))
                        + "."));
  }
}
