package io.github.ddbbackup.delivery;

import com.google.common.base.Suppliers;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * Chance that begins when it is needed first. Of what is made before a snapshot of the runtime is
 * taken, every runtime that is started from it has the same.
 */
public final class LateRandom implements RandomGenerator {

  private final Supplier<RandomGenerator> source;

  /**
   * Makes a generator.
   *
   * @param source makes the one that is used in the end
   */
  public LateRandom(Supplier<? extends RandomGenerator> source) {
    this.source = Suppliers.memoize(source::get);
  }

  @Override
  public long nextLong() {
    return source.get().nextLong();
  }
}
