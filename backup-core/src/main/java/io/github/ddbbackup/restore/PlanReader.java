package io.github.ddbbackup.restore;

import io.github.ddbbackup.archive.LineBuffer;
import io.github.ddbbackup.event.BackupException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Consumer;

/** Reads saved plans. One that is not whole, or was edited, is refused. */
final class PlanReader {

  private PlanReader() {}

  /**
   * Reads a plan and sees that it is what was saved.
   *
   * @param file the file
   * @return the plan
   * @throws BackupException if it is none, not whole or changed
   */
  static RevertPlan open(Path file) {
    MessageDigest digest = PlanWriter.sha256();
    List<RevertChange> sample = new ArrayList<>();
    long[] lines = new long[1];
    PlanText.Header header =
        read(
            file,
            (bytes, from, to) -> {
              digest.update(bytes, from, to - from);
              digest.update((byte) '\n');
              lines[0]++;
              if (sample.size() < RevertPlan.SAMPLE) {
                sample.add(PlanText.change(bytes, from, to));
              }
            });
    if (!HexFormat.of().formatHex(digest.digest()).equals(header.sha256())
        || lines[0] != header.totals().differing()) {
      throw BackupException.user(
          "The plan is not what was saved",
          file.toString(),
          "A plan is applied as it was made or not at all: make a new one.");
    }
    return new RevertPlan(
        header.table(), header.at(), header.made(), header.totals(), sample, file, header.sha256());
  }

  /**
   * Shows the changes of a plan that was opened.
   *
   * @param plan the plan
   * @param changes takes them one after another
   */
  static void forEach(RevertPlan plan, Consumer<RevertChange> changes) {
    PlanText.Header unused =
        read(plan.file(), (bytes, from, to) -> changes.accept(PlanText.change(bytes, from, to)));
  }

  private static PlanText.Header read(Path file, Line changes) {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
      LineBuffer line = new LineBuffer(in);
      if (!line.next()) {
        throw new IOException("it is empty");
      }
      PlanText.Header header = PlanText.header(line.bytes(), line.from(), line.to());
      while (line.next()) {
        changes.read(line.bytes(), line.from(), line.to());
      }
      return header;
    } catch (IOException e) {
      throw BackupException.user(
          "Not a plan that was saved whole", file + ": " + e.getMessage(), "Make a new one.", e);
    }
  }

  /** Takes a line. */
  @FunctionalInterface
  private interface Line {
    void read(byte[] bytes, int from, int to) throws IOException;
  }
}
