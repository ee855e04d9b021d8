package io.github.ddbbackup.local.firehose;

import io.github.ddbbackup.local.http.LocalService;
import io.github.ddbbackup.local.http.ServiceContext;
import io.github.ddbbackup.local.http.ServiceModule;
import java.util.List;

/** Firehose as a part of the account. */
public final class FirehoseModule implements ServiceModule {
  private final DeliveryStreams streams;
  private final FirehoseService service;

  /** Firehose with delivery streams as they were kept, if any were. */
  public FirehoseModule(ServiceContext context, FirehoseSettings settings) {
    streams = new DeliveryStreams(context, settings);
    service = new FirehoseService(streams, settings, context.faults());
  }

  @Override
  public List<LocalService> services() {
    return List.of(service);
  }

  /** What all delivery streams that are there now have taken in since the account started. */
  public Usage usage() {
    return streams.all().stream().map(DeliveryStream::usage).reduce(Usage.NONE, Usage::plus);
  }

  /** What one delivery stream has taken in; {@link Usage#NONE} if there is no such stream. */
  public Usage usage(String region, String name) {
    return streams.find(region, name).map(DeliveryStream::usage).orElse(Usage.NONE);
  }

  /** How many bytes of all delivery streams are not written to S3 yet. */
  public long waitingBytes() {
    return streams.all().stream().mapToLong(stream -> stream.delivery().waitingBytes()).sum();
  }

  /** Writes what the delivery streams have gathered to S3 at once. */
  @Override
  public void flush() {
    for (DeliveryStream stream : streams.all()) {
      stream.delivery().flush(stream.state().target());
    }
  }

  /** Writes what the delivery streams have gathered, since nothing of it is kept. */
  @Override
  public void close() {
    flush();
  }
}
