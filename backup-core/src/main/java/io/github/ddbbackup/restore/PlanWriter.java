package io.github.ddbbackup.restore;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.google.common.hash.Hasher;
import com.google.common.hash.Hashing;
import io.github.ddbbackup.catalog.Incarnation;
import io.github.ddbbackup.event.BackupException;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Writes a plan to a file while it is made. Only a plan that is whole gets its last line, the sum
 * of all before. The file is its owner's alone, for it holds items. Thread-safe.
 */
final class PlanWriter implements AutoCloseable {

  private static final int BUFFER_BYTES = 1 << 16;

  private final Path file;
  private final OutputStream out;
  private final Hasher digest = Hashing.sha256().newHasher();
  private final List<RevertChange> sample = new ArrayList<>();
  private RevertTotals totals = RevertTotals.NONE;
  private Optional<PlanText.Header> header = Optional.empty();
  private boolean finished;

  private PlanWriter(Path file, OutputStream out) {
    this.file = file;
    this.out = out;
  }

  /**
   * Makes the file, before the work of making a plan.
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
          "Look at that plan by naming the file alone, apply it, remove it, or name another file.");
    }
    try {
      PrivateFile.create(file);
      return new PlanWriter(
          file, new BufferedOutputStream(Files.newOutputStream(file), BUFFER_BYTES));
    } catch (IOException e) {
      throw failed(file, e);
    }
  }

  /**
   * Says what the plan is for, before the first item.
   *
   * @param table the table
   * @param at the instant to which it reverts
   * @param made when the table is looked at
   */
  synchronized void describe(Incarnation table, Instant at, Instant made) {
    PlanText.Header told = new PlanText.Header(table, at, made);
    try {
      write(PlanText.header(told));
    } catch (IOException e) {
      throw failed(file, e);
    }
    header = Optional.of(told);
  }

  private void write(byte[] line) throws IOException {
    out.write(line);
    digest.putBytes(line);
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
      write(PlanText.change(change));
    } catch (IOException e) {
      throw failed(file, e);
    }
  }

  /**
   * Ends the plan.
   *
   * @param coverage what of the time the backup covers
   * @param leftAlone how many items are not touched
   * @param notes what a person should know, each a sentence
   * @return the plan
   */
  synchronized RevertPlan finish(BackupSpan coverage, long leftAlone, List<String> notes) {
    PlanText.Header told = header.orElseThrow();
    totals = totals.leaving(leftAlone);
    try {
      write(PlanText.summary(new PlanText.Summary(totals, coverage, notes)));
      String sha256 = digest.hash().toString();
      out.write(PlanText.seal(sha256).getBytes(US_ASCII));
      out.close();
      finished = true;
      return new RevertPlan(
          told.table(), told.at(), told.made(), totals, coverage, notes, sample, file, sha256);
    } catch (IOException e) {
      throw failed(file, e);
    }
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
