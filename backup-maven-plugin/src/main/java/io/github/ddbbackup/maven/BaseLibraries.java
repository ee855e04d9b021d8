package io.github.ddbbackup.maven;

import io.github.ddbbackup.event.BackupException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * The jars that the functions bring along.
 *
 * @param fileNames their names without folder
 */
record BaseLibraries(List<String> fileNames) {

  private static final String FOLDER = "lib/";

  BaseLibraries {
    fileNames = List.copyOf(fileNames);
  }

  /**
   * Lists the jars of the functions' archive.
   *
   * @throws BackupException when it cannot be read
   */
  static BaseLibraries of(Path archive) {
    try (ZipFile zip = new ZipFile(archive.toFile())) {
      return new BaseLibraries(
          zip.stream()
              .map(ZipEntry::getName)
              .filter(name -> name.startsWith(FOLDER) && name.endsWith(".jar"))
              .map(name -> name.substring(FOLDER.length()))
              .toList());
    } catch (IOException e) {
      throw BackupException.service(
          "The archive of the functions can't be read", archive.toString(), "", e);
    }
  }

  /** Whether any version of an artifact is among them. */
  boolean holds(String artifactId) {
    String start = artifactId + "-";
    return fileNames.stream()
        .filter(name -> name.startsWith(start) && name.length() > start.length())
        .anyMatch(name -> Character.isDigit(name.charAt(start.length())));
  }
}
