package io.github.ddbbackup.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.ddbbackup.event.BackupEvent.ChangesAcknowledged;
import io.github.ddbbackup.event.BackupEvent.Severity;
import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class BackupEventTest {

  static Stream<Arguments> messages() {
    return Stream.of(
        arguments(
            new BackupEvent.ConfigurationLoaded("config.hjson"),
            Severity.INFO,
            "Loaded configuration from config.hjson"),
        arguments(
            new BackupEvent.TableDecided("T1", true, "it matches", false),
            Severity.INFO,
            "Table T1 is backed up: it matches"),
        arguments(
            new BackupEvent.TableDecided("T1", false, "it does not match", false),
            Severity.INFO,
            "Table T1 is not backed up: it does not match"),
        arguments(
            new BackupEvent.TableDecided("T1", true, "the filter failed", true),
            Severity.WARNING,
            "Table T1 is backed up: the filter failed"),
        arguments(
            new BackupEvent.TableDecided("T1", false, "tag says no; besides, '(' is wrong", true),
            Severity.WARNING,
            "Table T1 is not backed up: tag says no; besides, '(' is wrong"),
        arguments(
            new BackupEvent.UpdateStreamEnabled("MyDynamoTable"),
            Severity.INFO,
            "Enabled Update Stream for MyDynamoTable"),
        arguments(
            new BackupEvent.UpdateStreamResolved("T", "arn:s"),
            Severity.INFO,
            "Resolved DynamoDB Stream ARN: arn:s"),
        arguments(
            new BackupEvent.DeliveryStreamCreated("arn:d"),
            Severity.INFO,
            "Created new Firehose Delivery Stream arn:d"),
        arguments(
            new BackupEvent.DeliveryStreamResolved("arn:d"),
            Severity.INFO,
            "Resolved Firehose Delivery Stream ARN: arn:d"),
        arguments(
            new BackupEvent.ResourceChanged("rule", "R", "CREATE", ""),
            Severity.INFO,
            "create rule R"),
        arguments(
            new BackupEvent.ResourceChanged("rule", "R", "UPDATE", "pattern"),
            Severity.INFO,
            "update rule R (pattern)"),
        arguments(
            new BackupEvent.Waiting("table T", Duration.ofMillis(1_250)),
            Severity.DEBUG,
            "Waiting for table T, 1.3 s so far"),
        arguments(
            new BackupEvent.RetryScheduled("CreateFunction", 2, Duration.ofSeconds(5), "throttled"),
            Severity.DEBUG,
            "Attempt 2 of CreateFunction in 5.0 s: throttled"),
        arguments(new BackupEvent.Warned("careful\n"), Severity.WARNING, "careful\\n"),
        arguments(
            new BackupEvent.EventIgnored("unknown event X"),
            Severity.INFO,
            "Ignored event: unknown event X"),
        arguments(new BackupEvent.EventsProcessed(1), Severity.INFO, "Processed 1 Events"),
        arguments(
            new BackupEvent.LinesDelivered("T", 100, 2, 3_000),
            Severity.DEBUG,
            "Delivered 100 lines in 2 records of 3000 bytes to T"),
        arguments(
            new ChangesAcknowledged("T", "2026-11-01T10:00:00.000", 25, "12345"),
            Severity.INFO,
            "Acknowledged 25 changes of T, stream 2026-11-01T10:00:00.000, up to 12345"));
  }

  @ParameterizedTest
  @MethodSource("messages")
  void tellsItsStory(BackupEvent event, Severity severity, String message) {
    assertThat(event.message()).isEqualTo(message);
    assertThat(event.severity()).isEqualTo(severity);
  }

  @Test
  void readsWhatWasAcknowledgedFromALogAgain() {
    ChangesAcknowledged event =
        new ChangesAcknowledged("a.b-c_d", "2026-11-01T10:00:00.000", 1, "000123");

    assertThat(ChangesAcknowledged.parse(event.message() + "\n")).contains(event);
    assertThat(ChangesAcknowledged.parse("WARNING: " + event.message())).isEmpty();
    assertThat(
            ChangesAcknowledged.parse("Acknowledged 99999999999 changes of T, stream 1, up to 1"))
        .isEmpty();
    assertThat(ChangesAcknowledged.parse("")).isEmpty();
  }

  /** Names, reasons and answers come from outside: none may forge a line or steer a terminal. */
  @Property
  void noEventLetsAControlCharacterThrough(@ForAll String text)
      throws ReflectiveOperationException {
    String hostile = text + "\n\r\u001b[2J\u202e\u2028";
    for (Class<?> kind : BackupEvent.class.getPermittedSubclasses()) {
      String message = ((BackupEvent) made(kind, hostile)).message();

      assertThat(message.chars().noneMatch(Character::isISOControl)).as(message).isTrue();
      assertThat(message).as(kind.getName()).doesNotContain("\u202e", "\u2028");
    }
  }

  private static Object made(Class<?> kind, String text) throws ReflectiveOperationException {
    RecordComponent[] components = kind.getRecordComponents();
    Class<?>[] types = Stream.of(components).map(RecordComponent::getType).toArray(Class[]::new);
    Object[] values = Stream.of(types).map(type -> value(type, text)).toArray();
    Constructor<?> constructor = kind.getDeclaredConstructor(types);
    return constructor.newInstance(values);
  }

  private static Object value(Class<?> type, String text) {
    return Map.<Class<?>, Object>of(
            String.class,
            text,
            Optional.class,
            Optional.of(text),
            Duration.class,
            Duration.ofSeconds(1),
            int.class,
            1,
            long.class,
            1L,
            boolean.class,
            true)
        .get(type);
  }

  @Test
  void listenersAreChainedInOrder() {
    List<String> seen = new ArrayList<>();
    BackupListener both =
        BackupListener.none()
            .andThen(event -> seen.add("1 " + event.message()))
            .andThen(event -> seen.add("2 " + event.message()));

    both.on(new BackupEvent.EventsProcessed(3));

    assertThat(seen).containsExactly("1 Processed 3 Events", "2 Processed 3 Events");
  }
}
