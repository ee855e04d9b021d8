package io.github.ddbbackup.restore;

import io.github.ddbbackup.live.ItemVisitor;
import java.util.function.Supplier;

/** Shows the items that a table has. */
@FunctionalInterface
interface LiveItems {

  /**
   * Shows all of them, each once.
   *
   * @param visitors makes a visitor for each thread
   */
  void scan(Supplier<? extends ItemVisitor> visitors);
}
