package io.github.ddbbackup.maven;

import io.github.ddbbackup.maven.progress.VerifyProgressLines;
import io.github.ddbbackup.report.VerifyText;
import io.github.ddbbackup.store.WorkSpace;
import io.github.ddbbackup.verify.TableVerification;
import io.github.ddbbackup.verify.TableVerifier;
import io.github.ddbbackup.verify.VerifyReport;
import java.io.File;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.OptionalDouble;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Finds out whether anything is missing from the backup of a table, and fails if so. Each change
 * tells what its item was before it, which must be what the change before made of it; with {@code
 * live}, the backup must also give the items that the table has. Objects and lines that can't be
 * read are named, and count as missing. What was lost in a gap that the catalog knows of is listed
 * and does not count.
 */
@Mojo(name = "verify", requiresProject = false, threadSafe = true, aggregator = true)
public final class VerifyMojo extends AbstractTableMojo {

  /**
   * Compares the backup with the table itself, which reads all of it, consistently. Changes made
   * meanwhile do not count as differences.
   */
  @Parameter(property = "ddbbackup.live", defaultValue = "false")
  private boolean live;

  /**
   * How many read capacity units a second the comparison may take, for example {@code 100}; as many
   * as the table gives if it is left out.
   */
  @Parameter(property = "ddbbackup.maxReadCapacity")
  private Double maxReadCapacity;

  /**
   * How many seconds to wait for changes that are on their way to the bucket before a difference
   * from the table counts. If it is left out: for as long as Firehose gathers, and two minutes.
   */
  @Parameter(property = "ddbbackup.patienceSeconds")
  private Integer patienceSeconds;

  /**
   * A file for programs: one JSON object on one line for each finding, and last one for the whole.
   * What was in it is lost.
   */
  @Parameter(property = "ddbbackup.outputFile")
  private File outputFile;

  /**
   * Where temporary files go when there is more than memory holds; they are removed in the end. If
   * it is left out: where Java puts temporary files.
   */
  @Parameter(property = "ddbbackup.workFolder")
  private File workFolder;

  /** Makes the goal; Maven fills the parameters in. */
  public VerifyMojo() {}

  @Override
  void run(Connection connection) {
    TableVerification request = request();
    WorkSpace work = workFolder == null ? WorkSpace.ofSystem() : WorkSpace.in(workFolder.toPath());
    try (TableVerifier verifier = connection.verifier(work);
        FindingsOutput output = FindingsOutput.to(Optional.ofNullable(outputFile), getLog())) {
      VerifyReport report = verify(verifier, request, output);
      output.end(report);
      report.read().damages().forEach(damage -> getLog().error("Can't be read: " + damage));
      report
          .strangers()
          .forEach(key -> getLog().warn("Not one of the backup's objects, not read: " + key));
      VerifyText.of(report).forEach(getLog()::info);
      Verdict.on(report);
    }
  }

  private VerifyReport verify(
      TableVerifier verifier, TableVerification request, FindingsOutput output) {
    try (VerifyProgressLines progress =
        new VerifyProgressLines(
            request.table(),
            progress("Reading " + request.table().value()),
            line -> getLog().info(line),
            InstantSource.system())) {
      return verifier.verify(request, progress, output::add);
    }
  }

  private TableVerification request() {
    return new TableVerification(
        table(),
        live,
        maxReadCapacity == null ? OptionalDouble.empty() : OptionalDouble.of(maxReadCapacity),
        Optional.ofNullable(patienceSeconds).map(Duration::ofSeconds),
        formerFolder());
  }
}
