package io.github.ddbbackup.restore;

import io.github.ddbbackup.aws.AwsCallException;
import io.github.ddbbackup.aws.ErrorKind;
import io.github.ddbbackup.record.Json;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Carries out a revert: each item is written only if it still is what the plan saw. It is read
 * before, for a condition can't tell of attributes that the plan did not know of; and what was
 * overwritten is looked at, so that one that came in between is put back. For one caller.
 */
final class RevertWriter implements AutoCloseable {

  private static final String CHANGED = "it was changed after the plan was made";

  private final ItemTable table;
  private final Persistence persistence;
  private final WriteTally tally;
  private final Senders senders;

  /**
   * Makes a writer.
   *
   * @param table where the items are
   * @param senders how many items are worked on at a time; at least 1
   * @param persistence how long the table is waited for
   * @param tally counts
   */
  RevertWriter(ItemTable table, int senders, Persistence persistence, WriteTally tally) {
    this.table = table;
    this.persistence = persistence;
    this.tally = tally;
    this.senders = new Senders(senders);
  }

  /**
   * Takes a change to be carried out. Waits while all senders are busy.
   *
   * @param change the change, of another item than all before
   * @throws io.github.ddbbackup.event.BackupException if an earlier request failed
   */
  void write(RevertChange change) {
    senders.send(() -> carryOut(change));
  }

  /**
   * Waits until all changes are carried out.
   *
   * @throws io.github.ddbbackup.event.BackupException if a request failed
   */
  void finish() {
    senders.await();
  }

  private void carryOut(RevertChange change) {
    Optional<Json> now = persistently(() -> table.get(change.key()));
    if (RevertChange.same(now, change.wanted())) {
      tally.unchanged(1);
    } else if (RevertChange.same(now, change.live())) {
      settle(change, persistently(() -> table.write(change)));
    } else {
      refuse(change, CHANGED);
    }
  }

  private void settle(RevertChange change, ConditionalWrite written) {
    if (written instanceof ConditionalWrite.Done done) {
      if (RevertChange.same(done.before(), change.live())) {
        tally.written(1);
      } else {
        putBack(change, done.before().orElseThrow());
      }
    } else if (written instanceof ConditionalWrite.Refused refused) {
      refuse(change, refused.why());
    } else if (RevertChange.same(persistently(() -> table.get(change.key())), change.wanted())) {
      // The answer to the first attempt was lost, and the second one met with its result.
      tally.written(1);
    } else {
      refuse(change, CHANGED);
    }
  }

  /** An attribute was added between the look at the item and the write. */
  private void putBack(RevertChange change, Json before) {
    ConditionalWrite back = persistently(() -> table.write(change.reversed(before)));
    refuse(
        change,
        back instanceof ConditionalWrite.Done
            ? "an attribute was added to it at the same moment; it was put back"
            : "an attribute was added to it at the same moment, and it can't be put back: "
                + before);
  }

  private void refuse(RevertChange change, String why) {
    tally.refused(new RefusedItem(change.key().toString(), why));
  }

  private <T> T persistently(Supplier<T> call) {
    Persistence.Waits waits = persistence.begin();
    while (true) {
      try {
        return call.get();
      } catch (AwsCallException e) {
        if (e.kind() != ErrorKind.THROTTLED) {
          throw e;
        }
        waits.await(false);
      }
    }
  }

  @Override
  public void close() {
    senders.close();
  }
}
