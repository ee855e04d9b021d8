package io.github.ddbbackup.lambda.soak;

import io.github.ddbbackup.aws.AwsSettings;
import io.github.ddbbackup.config.BackupConfig;
import io.github.ddbbackup.naming.TableName;
import io.github.ddbbackup.store.WorkSpace;
import io.github.ddbbackup.verify.TableVerification;
import io.github.ddbbackup.verify.TableVerifier;
import io.github.ddbbackup.verify.VerifyProgress;
import io.github.ddbbackup.verify.VerifyReport;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Consumer;

/** What the backup's own verification says, which also reads the tables. */
final class Verification {

  private final BackupConfig config;
  private final AwsSettings aws;
  private final Consumer<String> out;

  Verification(BackupConfig config, AwsSettings aws, Consumer<String> out) {
    this.config = config;
    this.aws = aws;
    this.out = out;
  }

  /** What is wrong with tables that are there; empty when gaps explain all that was found. */
  List<String> problems(List<Lives> tables) {
    List<String> problems = new ArrayList<>();
    try (TableVerifier verifier = TableVerifier.open(config, aws, WorkSpace.ofSystem())) {
      for (Lives lives : tables) {
        VerifyReport report = verify(verifier, lives.table().name(), problems);
        if (lives.wasSilent() && report.explained().isEmpty()) {
          problems.add(report.table() + ": no gap explains what was written without a stream");
        }
        report.read().damages().forEach(damage -> problems.add(report.table() + ": " + damage));
        if (!report.isSound()) {
          problems.add("not sound: " + report.table() + " " + report.findings());
        }
        out.accept("Verified %s, gaps explain %s".formatted(report.table(), report.explained()));
      }
    }
    return problems;
  }

  private static VerifyReport verify(TableVerifier verifier, String table, List<String> problems) {
    TableVerification whole =
        new TableVerification(
            TableName.of(table),
            true,
            OptionalDouble.empty(),
            Optional.of(Duration.ofSeconds(10)),
            Optional.empty());
    return verifier.verify(
        whole,
        VerifyProgress.none(),
        finding -> {
          if (finding.gap().isEmpty()) {
            problems.add(table + ": " + finding);
          }
        });
  }
}
