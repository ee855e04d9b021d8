package io.github.ddbbackup.config;

import io.github.ddbbackup.event.BackupException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Reads the text of a configuration or selection file. */
public final class HjsonText {

  /** The largest file that is read, in bytes. */
  public static final int MAX_BYTES = 1 << 20;

  private HjsonText() {}

  /**
   * Reads a file as it is, so that its bytes are those of the text in UTF-8.
   *
   * @param file the file
   * @return its text, comments and all
   * @throws BackupException if the file can't be read, is over 1 MiB or is not UTF-8
   */
  public static String read(Path file) {
    byte[] bytes = bytes(file);
    if (bytes.length > MAX_BYTES) {
      throw BackupException.user(
          "The file is larger than 1 MiB", file.toString(), "Give a configuration file.");
    }
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw BackupException.user(
          "The file is not UTF-8 text", file.toString(), "Save it as UTF-8.", e);
    }
  }

  private static byte[] bytes(Path file) {
    if (Files.isDirectory(file)) {
      throw BackupException.user("Not a file", file.toString(), "Name a file, not a folder.");
    }
    try (InputStream in = Files.newInputStream(file)) {
      return in.readNBytes(MAX_BYTES + 1);
    } catch (NoSuchFileException e) {
      throw BackupException.user(
          "The file does not exist",
          file.toString(),
          "Its full path would be " + file.toAbsolutePath() + ".",
          e);
    } catch (IOException e) {
      throw BackupException.user(
          "The file can't be read", file.toString(), "Check its permissions: " + e + ".", e);
    }
  }
}
