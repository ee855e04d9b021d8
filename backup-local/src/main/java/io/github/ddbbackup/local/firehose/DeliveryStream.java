package io.github.ddbbackup.local.firehose;

import java.util.function.UnaryOperator;

/** A delivery stream with its records; safe for use by several threads. */
final class DeliveryStream {
  private final Delivery delivery;
  private StreamState state;
  private Usage usage = Usage.NONE;

  DeliveryStream(StreamState state, Delivery delivery) {
    this.state = state;
    this.delivery = delivery;
  }

  synchronized StreamState state() {
    return state;
  }

  synchronized Usage usage() {
    return usage;
  }

  Delivery delivery() {
    return delivery;
  }

  /** Changes the state in one step; what the change throws leaves it as it was. */
  synchronized StreamState change(UnaryOperator<StreamState> change) {
    state = change.apply(state);
    return state;
  }

  synchronized void accept(byte[] record) {
    usage = usage.plusRecord(record.length);
    delivery.accept(record, state.target());
  }
}
