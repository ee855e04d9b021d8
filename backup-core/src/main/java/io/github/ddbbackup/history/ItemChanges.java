package io.github.ddbbackup.history;

import io.github.ddbbackup.archive.ArchivedObject;
import io.github.ddbbackup.archive.LineVisitor;
import io.github.ddbbackup.archive.TimeSpan;
import io.github.ddbbackup.record.ChangeRecord;
import io.github.ddbbackup.record.LineReader;
import java.util.function.Consumer;

/** Picks the changes of one item out of the lines. */
final class ItemChanges implements LineVisitor {

  private final LineReader reader = new LineReader();
  private final KeyQuery key;
  private final KeySieve sieve;
  private final TimeSpan span;
  private final Consumer<ItemChange> found;

  ItemChanges(KeyQuery key, TimeSpan span, Consumer<ItemChange> found) {
    this.key = key;
    sieve = new KeySieve(key);
    this.span = span;
    this.found = found;
  }

  @Override
  public void line(byte[] bytes, int from, int to, ArchivedObject object) {
    if (sieve.rejects(bytes, from, to)) {
      return;
    }
    ChangeRecord record = reader.read(bytes, from, to);
    if (key.matches(record.key())
        && record.approximateCreation().filter(at -> !span.includes(at)).isEmpty()) {
      found.accept(ItemChange.of(record, object));
    }
  }
}
