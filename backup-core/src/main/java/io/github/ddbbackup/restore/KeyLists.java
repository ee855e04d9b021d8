package io.github.ddbbackup.restore;

import io.github.ddbbackup.event.BackupException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Lists of keys as people give them. */
final class KeyLists {

  /** More are a table, or want a filter: each is read by itself. */
  private static final int MOST_KEYS = 100_000;

  private KeyLists() {}

  /** Parts of a text with semicolons between; those inside the quotes of typed keys don't count. */
  static List<String> split(String text) {
    List<String> keys = new ArrayList<>();
    int start = 0;
    boolean quoted = false;
    for (int i = 0; i < text.length(); i++) {
      boolean typed = text.startsWith("{", start);
      quoted ^= typed && text.charAt(i) == '"' && text.charAt(i - 1) != '\\';
      if (text.charAt(i) == ';' && !quoted) {
        keys.add(text.substring(start, i));
        start = i + 1;
      }
    }
    keys.add(text.substring(start));
    return keys.stream().filter(key -> !key.isBlank()).toList();
  }

  /** The lines of a file that are not empty. */
  static List<String> read(Path file) {
    try (Stream<String> lines = Files.lines(file)) {
      List<String> keys = lines.filter(line -> !line.isBlank()).limit(MOST_KEYS + 1L).toList();
      if (keys.size() > MOST_KEYS) {
        throw BackupException.user(
            "More keys than can be asked for",
            file.toString(),
            "A file may have " + MOST_KEYS + "; restore the table, or use a filter.");
      }
      return keys;
    } catch (IOException | UncheckedIOException e) {
      throw BackupException.user(
          "The file of keys can't be read",
          file + ": " + e.getMessage(),
          "It has a key on each line, in UTF-8.",
          e);
    }
  }
}
