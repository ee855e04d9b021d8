package io.github.ddbbackup.restore;

import io.github.ddbbackup.catalog.Incarnation;
import io.github.ddbbackup.event.BackupException;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/**
 * Writes a plan to a file while it is made. Only a plan that is whole gets a header. The file is
 * its owner's alone, for it holds items. Thread-safe.
 */
final class PlanWriter implements AutoCloseable {

  /** Room for the header, which is known last; filled up with blanks. */
  private static final int HEADER_BYTES = 4_096;

  private static final int BUFFER_BYTES = 1 << 16;

  private final Path file;
  private final OutputStream out;
  private final MessageDigest digest;
  private final List<RevertChange> sample = new ArrayList<>();
  private RevertTotals totals = RevertTotals.NONE;
  private boolean finished;

  private PlanWriter(Path file, OutputStream out, MessageDigest digest) {
    this.file = file;
    this.out = out;
    this.digest = digest;
  }

  /**
   * Begins a plan.
   *
   * @param file the file, which must not be there
   * @return the writer
   * @throws BackupException if it is there or can't be made
   */
  static PlanWriter begin(Path file) {
    if (Files.exists(file)) {
      throw BackupException.user(
          "There is a file already where the plan is to be saved",
          file.toString(),
          "Apply that plan, remove it, or name another file.");
    }
    try {
      PrivateFile.create(file);
      OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), BUFFER_BYTES);
      out.write(blank());
      return new PlanWriter(file, out, sha256());
    } catch (IOException e) {
      throw failed(file, e);
    }
  }

  /** The beginning of a file without a header. */
  private static byte[] blank() {
    byte[] blank = new byte[HEADER_BYTES];
    Arrays.fill(blank, (byte) ' ');
    blank[HEADER_BYTES - 1] = '\n';
    return blank;
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Takes an item; one that is what it was is only counted. */
  synchronized void add(RevertChange change) {
    RevertChange.Kind kind = change.kind();
    totals = totals.plus(kind);
    if (kind == RevertChange.Kind.UNCHANGED) {
      return;
    }
    if (sample.size() < RevertPlan.SAMPLE) {
      sample.add(change);
    }
    try {
      byte[] line = PlanText.change(change);
      out.write(line);
      out.write('\n');
      digest.update(line);
      digest.update((byte) '\n');
    } catch (IOException e) {
      throw failed(file, e);
    }
  }

  /**
   * Ends the plan.
   *
   * @param table the table that it is for
   * @param at the instant to which it reverts
   * @param made when the table was looked at
   * @return the plan
   */
  synchronized RevertPlan finish(Incarnation table, Instant at, Instant made) {
    String sha256 = HexFormat.of().formatHex(digest.digest());
    try {
      out.close();
      byte[] header = PlanText.header(new PlanText.Header(table, at, made, totals, sha256));
      if (header.length >= HEADER_BYTES) {
        throw new IOException("the header is too long: " + text(header));
      }
      try (RandomAccessFile whole = new RandomAccessFile(file.toFile(), "rw")) {
        whole.write(header);
      }
      finished = true;
      return new RevertPlan(table, at, made, totals, sample, file, sha256);
    } catch (IOException e) {
      throw failed(file, e);
    }
  }

  private static String text(byte[] header) {
    return new String(header, StandardCharsets.UTF_8);
  }

  private static BackupException failed(Path file, IOException e) {
    return BackupException.service(
        "The plan can't be written",
        file + ": " + e.getMessage(),
        "See that there is room and that the folder can be written to.",
        e);
  }

  /** Closes the file, and takes it away unless the plan was finished. */
  @Override
  public synchronized void close() {
    try {
      out.close();
      if (!finished) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw failed(file, e);
    }
  }
}
