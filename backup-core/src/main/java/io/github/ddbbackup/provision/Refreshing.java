package io.github.ddbbackup.provision;

import java.util.Optional;
import java.util.function.Supplier;

/** Gives what was read before once, and from then on reads anew. Not thread-safe. */
final class Refreshing<T> implements Supplier<T> {

  private final Supplier<T> source;
  private Optional<T> first;

  private Refreshing(T first, Supplier<T> source) {
    this.first = Optional.of(first);
    this.source = source;
  }

  static <T> Supplier<T> startingWith(T first, Supplier<T> source) {
    return new Refreshing<>(first, source);
  }

  @Override
  public T get() {
    T value = first.orElseGet(source);
    first = Optional.empty();
    return value;
  }
}
