package io.github.ddbbackup.restore;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.google.common.io.ByteStreams;
import io.github.ddbbackup.archive.LineBuffer;
import io.github.ddbbackup.event.BackupException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Reads a saved plan. One that is not whole, or in which any byte was changed, is refused. Its
 * items are given out only as they were when it was opened.
 */
final class PlanReader {

  private final RevertPlan plan;
  private final BlockInput.Sums sums;

  private PlanReader(RevertPlan plan, BlockInput.Sums sums) {
    this.plan = plan;
    this.sums = sums;
  }

  /**
   * Reads a plan and sees that it is what was saved.
   *
   * @param file the file
   * @return the plan, whose items can be read
   * @throws BackupException if it is none, not whole or changed
   */
  static PlanReader open(Path file) {
    BlockInput.Sums sums = new BlockInput.Sums();
    List<RevertChange> sample = new ArrayList<>();
    long[] changes = new long[1];
    try (FileChannel channel = FileChannel.open(file)) {
      long sealed = sealed(channel);
      Content content =
          read(
              BlockInput.remembering(from(channel, 0, sealed), sums),
              change -> {
                changes[0]++;
                if (sample.size() < RevertPlan.SAMPLE) {
                  sample.add(change);
                }
              });
      String sha256 = sums.ofWhole().toString();
      if (!PlanText.seal(sha256).equals(seal(channel, sealed))
          || changes[0] != content.summary().totals().differing()) {
        throw BackupException.user(
            "The plan is not what was saved",
            file.toString(),
            "A plan is applied as it was made or not at all: make a new one.");
      }
      return new PlanReader(content.plan(sample, file, sha256), sums);
    } catch (IOException e) {
      throw notWhole(file, e);
    }
  }

  /** What the plan says. */
  RevertPlan plan() {
    return plan;
  }

  /**
   * Shows the changes of the plan. None is shown that was not there when it was opened.
   *
   * @param changes takes them one after another
   * @throws BackupException where the file was changed since
   */
  void forEach(Consumer<RevertChange> changes) {
    try (FileChannel channel = FileChannel.open(plan.file())) {
      Content unused = read(BlockInput.again(from(channel, 0, sealed(channel)), sums), changes);
    } catch (BlockInput.Changed e) {
      throw BackupException.user(
          "The file of the plan was changed while it was applied",
          plan.file().toString(),
          "Nothing was written but what the plan said when it was shown. Make a new one.",
          e);
    } catch (IOException e) {
      throw notWhole(plan.file(), e);
    }
  }

  private static BackupException notWhole(Path file, IOException e) {
    return BackupException.user(
        "Not a plan that was saved whole", file + ": " + e.getMessage(), "Make a new one.", e);
  }

  /** How many bytes the last line seals. */
  private static long sealed(FileChannel channel) throws IOException {
    return Math.max(0, channel.size() - PlanText.SEAL_BYTES);
  }

  private static String seal(FileChannel channel, long sealed) throws IOException {
    return new String(from(channel, sealed, PlanText.SEAL_BYTES).readAllBytes(), US_ASCII);
  }

  private static InputStream from(FileChannel channel, long position, long length)
      throws IOException {
    return ByteStreams.limit(Channels.newInputStream(channel.position(position)), length);
  }

  private static Content read(InputStream in, Consumer<RevertChange> changes) throws IOException {
    LineBuffer lines = new LineBuffer(in);
    PlanText.Header header = PlanText.header(next(lines));
    while (true) {
      PlanLine line = next(lines);
      if (PlanText.isChange(line)) {
        changes.accept(PlanText.change(line));
      } else if (lines.next()) {
        throw new IOException("it goes on where it should end");
      } else {
        return new Content(header, PlanText.summary(line));
      }
    }
  }

  private static PlanLine next(LineBuffer lines) throws IOException {
    if (!lines.next()) {
      throw new IOException("it ends too early");
    }
    return PlanLine.of(lines.bytes(), lines.from(), lines.to());
  }

  /** What stands around the items. */
  private record Content(PlanText.Header header, PlanText.Summary summary) {
    RevertPlan plan(List<RevertChange> sample, Path file, String sha256) {
      return new RevertPlan(
          header.table(),
          header.at(),
          header.made(),
          summary.totals(),
          summary.coverage(),
          summary.notes(),
          sample,
          file,
          sha256);
    }
  }
}
