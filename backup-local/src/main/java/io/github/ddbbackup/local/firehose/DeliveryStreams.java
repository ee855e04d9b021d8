package io.github.ddbbackup.local.firehose;

import io.github.ddbbackup.local.http.ServiceContext;
import io.github.ddbbackup.local.state.StateFolder;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** The delivery streams of the account, in every Region; safe for use by several threads. */
final class DeliveryStreams {
  /**
   * The most that one key encrypts, see <a
   * href="https://docs.aws.amazon.com/firehose/latest/APIReference/API_DeliveryStreamEncryptionConfigurationInput.html">DeliveryStreamEncryptionConfigurationInput</a>.
   */
  private static final int STREAMS_OF_A_KEY = 500;

  private final Map<String, DeliveryStream> streams = new ConcurrentSkipListMap<>();
  private final ServiceContext context;
  private final FirehoseSettings settings;
  private final StateFolder kept;

  DeliveryStreams(ServiceContext context, FirehoseSettings settings) {
    this.context = context;
    this.settings = settings;
    this.kept = new StateFolder(context.state(), "firehose/streams");
    kept.all().stream().map(StreamState::fromJson).forEach(this::restore);
  }

  String arn(String region, String name) {
    return "arn:aws:firehose:" + region + ":" + context.account() + ":deliverystream/" + name;
  }

  Instant now() {
    return context.clock().instant();
  }

  /** Adds a stream that is CREATING. */
  synchronized void create(String region, StreamState state) {
    if (streams.containsKey(state.arn())) {
      throw FirehoseErrors.inUse(
          "Firehose " + state.name() + " under accountId " + context.account() + " already exists");
    }
    int quota = settings.streamQuota().applyAsInt(region);
    if (in(region).size() >= quota) {
      throw FirehoseErrors.limit(
          "You have already consumed your Firehose quota of "
              + quota
              + " hoses. Firehose names: "
              + in(region).stream().limit(10).map(StreamState::name).toList());
    }
    streams.put(state.arn(), with(state));
    kept.write(state.arn(), state.toJson());
  }

  /** Refuses a key of a customer's that encrypts as many other streams as it may. */
  void checkKey(String region, String name, Encryption encryption) {
    encryption
        .key()
        .filter(
            key ->
                encrypted(region, key).filter(state -> !state.name().equals(name)).count()
                    >= STREAMS_OF_A_KEY)
        .ifPresent(
            key -> {
              throw FirehoseErrors.limit(
                  "The key "
                      + key
                      + " encrypts "
                      + STREAMS_OF_A_KEY
                      + " Firehose streams already.");
            });
  }

  private Stream<StreamState> encrypted(String region, String key) {
    return in(region).stream()
        .filter(state -> state.encryption().key().filter(key::equals).isPresent());
  }

  /** The stream of this name. */
  DeliveryStream get(String region, String name) {
    return find(region, name).orElseThrow(() -> FirehoseErrors.notFound(name, context.account()));
  }

  Optional<DeliveryStream> find(String region, String name) {
    return Optional.ofNullable(streams.get(arn(region, name)));
  }

  /** The streams of a Region, by name. */
  List<StreamState> in(String region) {
    String prefix = arn(region, "");
    return streams.values().stream()
        .map(DeliveryStream::state)
        .filter(state -> state.arn().startsWith(prefix))
        .toList();
  }

  List<DeliveryStream> all() {
    return List.copyOf(streams.values());
  }

  /** Changes a stream in one step. */
  StreamState change(String region, String name, UnaryOperator<StreamState> change) {
    StreamState changed = get(region, name).change(change);
    kept.write(changed.arn(), changed.toJson());
    return changed;
  }

  /** Starts to delete a stream: what it still buffers is lost at once, its name is free later. */
  void delete(String region, String name) {
    Instant gone = now().plus(settings.deleting());
    StreamState state = change(region, name, stream -> stream.deletedAt(gone));
    get(region, name).delivery().drop();
    context.clock().schedule(settings.deleting(), () -> forget(state.arn()));
  }

  private void restore(StreamState state) {
    DeliveryStream stream = with(state);
    streams.put(state.arn(), stream);
    state
        .deleted()
        .ifPresent(
            gone -> {
              stream.delivery().drop();
              Duration left = Duration.between(now(), gone);
              context
                  .clock()
                  .schedule(left.isNegative() ? Duration.ZERO : left, () -> forget(state.arn()));
            });
  }

  private void forget(String arn) {
    streams.remove(arn);
    kept.delete(arn);
  }

  private DeliveryStream with(StreamState state) {
    return new DeliveryStream(state, new Delivery(context.clock(), context.objects(), settings));
  }
}
