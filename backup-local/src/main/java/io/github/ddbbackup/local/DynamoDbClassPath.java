package io.github.ddbbackup.local;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** Reads class paths of DynamoDB Local. */
public final class DynamoDbClassPath {
  private DynamoDbClassPath() {}

  /**
   * The files of a class path.
   *
   * @param text files with the system's path separator between, or {@code @} and a file that holds
   *     such a text
   * @throws AccountException if the file can't be read, or one of the files is not there
   */
  public static List<Path> parse(String text) {
    return text.startsWith("@") ? read(Path.of(text.substring(1))) : files(text);
  }

  /**
   * The files of a class path that stands in a file.
   *
   * @throws AccountException if the file can't be read, or one of the files is not there
   */
  public static List<Path> read(Path file) {
    try {
      return files(Files.readString(file, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new AccountException("can't read the class path of DynamoDB Local from " + file, e);
    }
  }

  private static List<Path> files(String text) {
    List<Path> files =
        Arrays.stream(text.strip().split(File.pathSeparator, -1))
            .filter(file -> !file.isBlank())
            .map(Path::of)
            .toList();
    List<Path> missing = files.stream().filter(file -> !Files.exists(file)).toList();
    if (!missing.isEmpty()) {
      throw new AccountException("not there, of DynamoDB Local's class path: " + missing);
    }
    return files;
  }
}
