package io.github.ddbbackup.delivery;

import com.google.common.base.Throwables;
import com.google.common.util.concurrent.Uninterruptibles;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;

/** Pieces of work that are done side by side. */
final class Together {

  private Together() {}

  /**
   * Does the work and returns when nothing of it is under way any more, be it that a piece failed,
   * or that the caller was interrupted: a call ends by itself in time, and none is left behind.
   *
   * @param work the pieces, begun in their order; the caller does what no other thread has begun,
   *     so that one alone needs none
   * @param executor does as many as it has threads for
   * @return the outcomes in the order of the pieces
   * @throws RuntimeException the first that a piece failed with, by the order of the pieces, with
   *     those of the others added as suppressed
   * @throws Error as well
   */
  static <T> List<T> done(List<Supplier<T>> work, Executor executor) {
    List<FutureTask<T>> tasks = work.stream().map(piece -> new FutureTask<T>(piece::get)).toList();
    if (tasks.size() > 1) {
      tasks.forEach(executor::execute);
    }
    tasks.forEach(FutureTask::run); // One that was begun elsewhere is not begun again.
    return outcomes(tasks);
  }

  private static <T> List<T> outcomes(List<FutureTask<T>> tasks) {
    List<T> outcomes = new ArrayList<>();
    List<Throwable> defects = new ArrayList<>();
    for (FutureTask<T> task : tasks) {
      try {
        outcomes.add(Uninterruptibles.getUninterruptibly(task));
      } catch (ExecutionException e) {
        defects.add(e.getCause());
      }
    }
    if (!defects.isEmpty()) {
      throwFirst(defects);
    }
    return outcomes;
  }

  private static void throwFirst(List<Throwable> defects) {
    Throwable first = defects.get(0);
    defects.stream().filter(other -> other != first).forEach(first::addSuppressed);
    Throwables.throwIfUnchecked(first);
    throw new IllegalStateException(first);
  }
}
