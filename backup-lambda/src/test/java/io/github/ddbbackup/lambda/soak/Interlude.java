package io.github.ddbbackup.lambda.soak;

import io.github.ddbbackup.naming.TableName;
import io.github.ddbbackup.plan.TableResult;
import io.github.ddbbackup.provision.ContinuousBackup;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Ends the backup of a table that is written to, and begins it again, as a person does. */
final class Interlude {

  /** What fails under a storm of faults is tried again, as a person would. */
  private static final int TRIES = 50;

  private final ContinuousBackup backup;
  private final TableName table;
  private final Consumer<String> out;
  private final CompletableFuture<Void> done;

  /** Begins at once. */
  Interlude(ContinuousBackup backup, SoakTable table, Consumer<String> out) {
    this.backup = backup;
    this.table = TableName.of(table.name());
    this.out = out;
    this.done = CompletableFuture.runAsync(this::play);
  }

  private void play() {
    persist("switched off", () -> backup.deprovision(table));
    persist("switched on again", () -> backup.provision(table));
  }

  private void persist(String what, Supplier<TableResult> work) {
    TableResult result = work.get();
    for (int tried = 1; result.failure().isPresent(); tried++) {
      if (tried == TRIES) {
        throw new IllegalStateException(table + " is not " + what, result.failure().get());
      }
      Waiting.pause();
      result = work.get();
    }
    out.accept(table + " is " + what);
  }

  /**
   * Waits until it is over.
   *
   * @throws CompletionException if it failed
   */
  void await() {
    done.join();
  }
}
