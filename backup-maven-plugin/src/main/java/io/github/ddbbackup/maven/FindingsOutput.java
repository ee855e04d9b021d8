package io.github.ddbbackup.maven;

import io.github.ddbbackup.event.BackupException;
import io.github.ddbbackup.report.VerifyJson;
import io.github.ddbbackup.report.VerifyText;
import io.github.ddbbackup.verify.Finding;
import io.github.ddbbackup.verify.VerifyReport;
import java.io.BufferedWriter;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.maven.plugin.logging.Log;

/**
 * Shows the first findings, those that a known gap explains apart from damage, and writes all of
 * them to a file as they come, if there is one.
 */
final class FindingsOutput implements AutoCloseable {

  private static final int MOST_SHOWN = 20;

  private final Optional<Path> file;
  private final Optional<BufferedWriter> writer;
  private final Log log;
  private long count;
  private long explained;

  private FindingsOutput(Optional<Path> file, Log log) {
    this.file = file;
    this.writer = file.map(FindingsOutput::open);
    this.log = log;
  }

  static FindingsOutput to(Optional<File> file, Log log) {
    return new FindingsOutput(file.map(File::toPath), log);
  }

  void add(Finding finding) {
    if (finding.gap().isPresent()) {
      explained++;
      if (explained <= MOST_SHOWN) {
        log.info(VerifyText.of(finding));
      }
    } else {
      count++;
      if (count <= MOST_SHOWN) {
        log.error(VerifyText.of(finding));
      }
    }
    write(VerifyJson.of(finding));
  }

  void end(VerifyReport report) {
    if (explained > MOST_SHOWN) {
      log.info(more(explained) + ", explained by known gaps");
    }
    if (count > MOST_SHOWN) {
      log.error(more(count));
    }
    write(VerifyJson.of(report));
  }

  private String more(long found) {
    return "and %d more%s"
        .formatted(
            found - MOST_SHOWN,
            file.isPresent() ? ", all in " + file.get() : "; see -Dddbbackup.outputFile");
  }

  private void write(String line) {
    if (writer.isPresent()) {
      try {
        writer.get().write(line);
        writer.get().write('\n');
      } catch (IOException e) {
        throw failure(file.orElseThrow(), e);
      }
    }
  }

  private static BufferedWriter open(Path file) {
    try {
      Path folder = file.toAbsolutePath().getParent();
      if (folder != null) {
        Files.createDirectories(folder);
      }
      return Files.newBufferedWriter(file);
    } catch (IOException e) {
      throw failure(file, e);
    }
  }

  @Override
  public void close() {
    if (writer.isPresent()) {
      try {
        writer.get().close();
      } catch (IOException e) {
        throw failure(file.orElseThrow(), e);
      }
    }
  }

  private static BackupException failure(Path file, IOException e) {
    return BackupException.user(
        "The output file can't be written",
        file.toString(),
        "Name one that can be, with -Dddbbackup.outputFile=FILE.",
        e);
  }
}
