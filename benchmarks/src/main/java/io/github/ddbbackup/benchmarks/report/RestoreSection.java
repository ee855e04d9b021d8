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
    int times = effort.of(1, 8);
    report.section(
        "Restore into DynamoDB Local",
        "Items of 1 KB in a second, of %,d changes, each of another item; DynamoDB Local keeps them"
                .formatted(changes)
            + " in memory and shares the cores. The product reads the backup and writes; the loop"
            + " writes items that lie ready, with BatchWriteItem and as many requests at a time."
            + " The fastest of %d times each, after one that does not count, by turns, each of"
                .formatted(times)
            + " them first every other time; the tables are deleted in between.");
    report.head("", "product", "loop", "ratio");
    Path folder = Files.createTempDirectory("backup");
    try (Account account =
        Account.start(Path.of(System.getProperty("ddbbackup.dynamodb.classpath")))) {
      account.backUp(folder, Payload.NESTED, changes);
      Restoring ways = Restoring.of(account);
      Rates fastest = Rates.NONE;
      for (int i = 0; i < times; i++) {
        fastest = fastest.or(i % 2 == 0 ? productFirst(ways) : loopFirst(ways));
      }
      double product = fastest.product();
      double loop = fastest.loop();
      report.row("restore", Math.round(product), Math.round(loop), product / loop);
      report.goal(
          Goal.atLeast(
              "restore into DynamoDB Local", product / loop, WANTED, " of a bare loop's rate"));
    } finally {
      Folders.delete(folder);
    }
  }

  private static Rates productFirst(Restoring ways) throws Exception {
    double product = ways.product();
    return new Rates(product, ways.loop());
  }

  private static Rates loopFirst(Restoring ways) throws Exception {
    double loop = ways.loop();
    return new Rates(ways.product(), loop);
  }

  /** Items in a second. */
  private record Rates(double product, double loop) {

    private static final Rates NONE = new Rates(0, 0);

    private Rates or(Rates other) {
      return new Rates(Math.max(product, other.product), Math.max(loop, other.loop));
    }
  }
}
