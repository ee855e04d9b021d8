package io.github.ddbbackup.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.ddbbackup.event.BackupEvent;
import io.github.ddbbackup.event.BackupEvent.DeliveryStreamCreated;
import io.github.ddbbackup.event.BackupEvent.LinesDelivered;
import io.github.ddbbackup.event.BackupEvent.UpdateStreamEnabled;
import io.github.ddbbackup.event.BackupEvent.Warned;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LogListenerTest {

  @Test
  void tellsTheStoryOneLineForEachEvent() {
    assertThat(
            printed(
                Map.of(),
                new UpdateStreamEnabled("Orders"),
                new DeliveryStreamCreated("arn:aws:firehose:x\nforged"),
                new Warned("odd"),
                new LinesDelivered("Orders", 1, 1, 1)))
        .containsExactly(
            "Enabled Update Stream for Orders",
            "Created new Firehose Delivery Stream arn:aws:firehose:x\\nforged",
            "WARNING: odd");
  }

  @Test
  void tellsMoreWhenAskedTo() {
    assertThat(printed(Map.of("DEBUG", "true"), new LinesDelivered("Orders", 3, 2, 100)))
        .containsExactly("Delivered 3 lines in 2 records of 100 bytes to Orders");
  }

  private static List<String> printed(Map<String, String> environment, BackupEvent... events) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    LogListener listener = new LogListener(new PrintStream(out, true, UTF_8), environment);
    List.of(events).forEach(listener::on);
    return out.toString(UTF_8).lines().toList();
  }
}
