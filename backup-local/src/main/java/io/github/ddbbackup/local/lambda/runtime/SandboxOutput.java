package io.github.ddbbackup.local.lambda.runtime;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What a JVM writes to its standard output and error, through a file: whatever was written before
 * an answer came can be read once the answer is there, which a pipe does not promise.
 */
final class SandboxOutput implements AutoCloseable {
  private final Path file;
  private final ByteArrayOutputStream unfinished = new ByteArrayOutputStream();
  private long position;
  private boolean closed;

  SandboxOutput(Path folder) throws IOException {
    file = Files.createTempFile(folder, "output", ".log");
  }

  Path file() {
    return file;
  }

  /** The lines that were finished since the last call; none once it is closed. */
  synchronized List<String> lines() throws IOException {
    List<String> lines = new ArrayList<>();
    for (byte b : unread()) {
      if (b == '\n') {
        lines.add(takeUnfinished());
      } else {
        unfinished.write(b);
      }
    }
    return lines;
  }

  /** What is left of the output, with the last line even if it was not finished. */
  synchronized List<String> rest() throws IOException {
    List<String> lines = lines();
    if (unfinished.size() > 0) {
      lines.add(takeUnfinished());
    }
    return lines;
  }

  @Override
  public synchronized void close() throws IOException {
    closed = true;
    Files.deleteIfExists(file);
  }

  private byte[] unread() throws IOException {
    if (closed) {
      return new byte[0];
    }
    try (RandomAccessFile reader = new RandomAccessFile(file.toFile(), "r")) {
      reader.seek(position);
      byte[] bytes = new byte[Math.toIntExact(reader.length() - position)];
      reader.readFully(bytes);
      position += bytes.length;
      return bytes;
    }
  }

  private String takeUnfinished() {
    String line = unfinished.toString(StandardCharsets.UTF_8);
    unfinished.reset();
    return line.endsWith("\r") ? line.substring(0, line.length() - 1) : line;
  }
}
