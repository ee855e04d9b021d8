package io.github.ddbbackup.benchmarks.report;

import io.github.ddbbackup.benchmarks.data.Payload;
import io.github.ddbbackup.benchmarks.restoring.Account;
import io.github.ddbbackup.benchmarks.restoring.Restoring;
import java.nio.file.Files;
import java.nio.file.Path;

/** A restore into DynamoDB Local. */
final class RestoreSection implements Section {

  private static final double WANTED = 0.9;

  @Override
  public void measure(Effort effort, Report report) throws Exception {
    int changes = effort.of(2_000, 40_000);
    report.section(
        "Restore into DynamoDB Local",
        "Items of 1 KB in a second, of %,d changes, each of another item; DynamoDB Local keeps them"
                .formatted(changes)
            + " in memory and shares the cores. The product reads the backup and writes; the loop"
            + " writes items that lie ready, with BatchWriteItem and as many requests at a time."
            + " The fastest of five times each, by turns.");
    report.head("", "product", "loop", "ratio");
    Path folder = Files.createTempDirectory("backup");
    try (Account account =
        Account.start(Path.of(System.getProperty("ddbbackup.dynamodb.classpath")))) {
      account.backUp(folder, Payload.NESTED, changes);
      Restoring ways = new Restoring(account);
      double product = ways.product("Product-0");
      double loop = ways.loop("Loop-0", "Product-0");
      for (int i = 1; i <= effort.of(0, 4); i++) {
        product = Math.max(product, ways.product("Product-" + i));
        loop = Math.max(loop, ways.loop("Loop-" + i, "Product-0"));
      }
      report.row("restore", Math.round(product), Math.round(loop), product / loop);
      report.goal(
          Goal.atLeast(
              "restore into DynamoDB Local", product / loop, WANTED, " of a bare loop's rate"));
    } finally {
      Folders.delete(folder);
    }
  }
}
