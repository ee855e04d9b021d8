package io.github.ddbbackup.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.ddbbackup.naming.DeliveryStreamName;
import java.util.List;

/** The fake keeps the contract, so that tests with it tell something. */
class FakeStreamsTest implements DeliveryStreamsContract {

  private final FakeStreams streams = new FakeStreams();

  @Override
  public DeliveryStreams streams() {
    return (stream, records, limit) -> {
      if (!stream.equals(newStream())) {
        throw Failures.notFound();
      }
      return streams.put(stream, records, limit);
    };
  }

  @Override
  public DeliveryStreamName newStream() {
    return DeliveryStreamName.of("Orders");
  }

  @Override
  public List<String> taken(DeliveryStreamName stream) {
    return streams.taken(stream.value()).stream()
        .flatMap(packed -> new String(packed.data(), UTF_8).lines())
        .toList();
  }

  @Override
  public void failNext(Fault fault) {
    streams.next(
        switch (fault) {
          case TWO_REFUSED -> FakeStreams.refuse(0, 1);
          case THROTTLED -> FakeStreams.fail(Failures.throttled());
          case SERVER_ERROR -> FakeStreams.fail(Failures.unavailable());
          case ACCESS_DENIED -> FakeStreams.fail(Failures.denied());
          case TIMEOUT_AFTER_TAKING -> FakeStreams.takeAllButFail(Failures.timedOut());
        });
  }
}
