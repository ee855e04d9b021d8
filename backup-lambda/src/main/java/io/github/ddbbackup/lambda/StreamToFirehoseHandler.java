package io.github.ddbbackup.lambda;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import io.github.ddbbackup.aws.Sleeper;
import io.github.ddbbackup.config.BackupConfig;
import io.github.ddbbackup.delivery.ChangeForwarder;
import io.github.ddbbackup.delivery.DeliveryClients;
import io.github.ddbbackup.delivery.ForwardResult;
import io.github.ddbbackup.delivery.LateRandom;
import io.github.ddbbackup.delivery.RecordFormat;
import io.github.ddbbackup.delivery.Rehearsal;
import io.github.ddbbackup.delivery.RetryPolicy;
import io.github.ddbbackup.event.BackupListener;
import io.github.ddbbackup.plan.ForwarderAlias;
import io.github.ddbbackup.plan.ForwarderWay;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Forwards the changes of a DynamoDB stream to the delivery stream of their table. Answers with the
 * sequence number from which Lambda is to send the changes again, see <a
 * href="https://docs.aws.amazon.com/lambda/latest/dg/services-ddb-batchfailurereporting.html">
 * Configuring partial batch response with DynamoDB and Lambda</a>; the mapping must ask for
 * reports, or else the answer is ignored. The alias by which it is called says what the delivery
 * streams of the table take, and how many there are.
 */
public final class StreamToFirehoseHandler implements RequestStreamHandler {

  private final ChangeForwarder forwarder;
  private final EventBuffer event = new EventBuffer();

  /** Makes the handler, once for each runtime, from the archive and the environment. */
  public StreamToFirehoseHandler() {
    this(connect(System.getenv()));
  }

  /** Makes a handler with a forwarder. */
  StreamToFirehoseHandler(ChangeForwarder forwarder) {
    this.forwarder = forwarder;
  }

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    event.read(input);
    ForwarderWay way = ForwarderWay.of(context.getInvokedFunctionArn());
    ForwardResult result =
        forwarder.forward(
            event.bytes(),
            0,
            event.size(),
            format(way.format()),
            way.deliveryStreams(),
            () -> Duration.ofMillis(context.getRemainingTimeInMillis()));
    output.write(answer(result));
  }

  private static RecordFormat format(ForwarderAlias alias) {
    return switch (alias) {
      case LINES -> RecordFormat.LINES;
      case GZIP -> RecordFormat.GZIP;
      case OBJECTS -> RecordFormat.OBJECTS;
    };
  }

  /** Put together by hand: the first use of a format takes longer than all else that is here. */
  private static byte[] answer(ForwardResult result) {
    String failures =
        result
            .lowestFailed()
            .map(number -> "{\"itemIdentifier\":\"" + number.digits() + "\"}")
            .orElse("");
    return ("{\"batchItemFailures\":[" + failures + "]}").getBytes(US_ASCII);
  }

  private static ChangeForwarder connect(Map<String, String> environment) {
    RequestThreads.keepConnections();
    BackupListener listener = new LogListener(System.out, environment);
    Settings settings = new Settings(environment, StreamToFirehoseHandler.class.getClassLoader());
    BackupConfig config = settings.load(listener);
    if (settings.isSnapshotTaken()) {
      Rehearsal.run();
    }
    DeliveryClients clients =
        DeliveryClients.of(settings.region(config), settings.hasOwnS3Endpoint());
    return ChangeForwarder.sideBySide(
        clients.streams(),
        clients.bucket(config.firehoseDeliveryBucket(), config.kmsKeyArn()),
        config.firehoseDeliveryPrefix(),
        RetryPolicy.standard(),
        listener,
        InstantSource.system(),
        Sleeper.blocking(),
        new LateRandom(() -> new SplittableRandom(System.nanoTime())),
        RequestThreads.onDemand());
  }
}
