package io.github.ddbbackup.naming;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ddbbackup.event.BackupException;
import java.util.List;
import java.util.function.Function;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What comes from outside as a name is one, or is refused before it reaches a path, an expression
 * of Firehose, a pattern of CloudWatch Logs or a log.
 */
class HostileNamesTest {

  /** Steps out of a folder, opens an expression, ends a quoted text, or begins a new line. */
  private static final List<String> PIECES =
      List.of(
          "../",
          "/",
          "\\",
          "!{firehose:random-string}",
          "!{",
          "}",
          "*",
          "?",
          "\"",
          "'",
          "\n",
          "\r",
          "\u001b[2J",
          "\u0000",
          "\u202e",
          "%2F",
          " ",
          ":",
          "#",
          "é",
          "\uD83D\uDE00");

  private static final List<Function<String, Object>> NAMES =
      List.of(
          TableName::of,
          TableName::fromNameOrArn,
          DeliveryStreamName::of,
          BucketName::of,
          RegionName::of,
          text -> RoleArn.of("arn:aws:iam::123456789012:role/" + text),
          text -> KeyArn.of("arn:aws:kms:eu-west-1:123456789012:key/" + text),
          text -> TopicArn.of("arn:aws:sns:eu-west-1:123456789012:" + text),
          text -> stream("Orders", text),
          text -> stream(text, "2026-11-01T10:00:00.000"));

  private static StreamArn stream(String table, String label) {
    return StreamArn.of(
        "arn:aws:dynamodb:eu-west-1:123456789012:table/" + table + "/stream/" + label);
  }

  @Property
  void areRefusedInOneLine(@ForAll("hostile") String text) {
    for (Function<String, Object> name : NAMES) {
      if (isRoleOrTopic(name) && text.contains("/")) {
        continue;
      }
      assertThatThrownBy(() -> name.apply(text))
          .isInstanceOf(BackupException.class)
          .satisfies(
              e -> assertThat(e.getMessage().chars().noneMatch(Character::isISOControl)).isTrue());
    }
  }

  /** A role has a path of its own, which goes into no path of ours. */
  private static boolean isRoleOrTopic(Function<String, Object> name) {
    return NAMES.indexOf(name) == 5;
  }

  @Property
  void whatIsTakenForATablesNameStaysWhereItBelongs(@ForAll("names") String text) {
    TableName table = TableName.of(text);
    BackupPrefix prefix = BackupPrefix.of("p");

    assertThat(prefix.forTable(table)).isEqualTo("p/" + text + "/").doesNotContain("!{");
    assertThat(prefix.catalogOf(table)).matches("p/_catalog=tables/[a-zA-Z0-9_.-]+/");
    assertThat(prefix.errorsForTable(table))
        .matches("p/_errors=firehose/[a-zA-Z0-9_.-]+/!\\{firehose:error-output-type}/");
    assertThat(DeliveryStreamName.forTable(table).value()).matches("[a-zA-Z0-9_.-]{1,64}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"x\" \"Orders", "2026-11-01T10:00:00.000\n", "2026/..", "*", "%x%", ":"})
  void aStreamsLabelCannotLeaveThePatternThatALogIsSearchedWith(String label) {
    assertThatThrownBy(() -> stream("Orders", label)).isInstanceOf(BackupException.class);
  }

  @Provide
  Arbitrary<String> hostile() {
    Arbitrary<String> around = Arbitraries.strings().alpha().ofMaxLength(6);
    return Arbitraries.of(PIECES)
        .flatMap(piece -> around.flatMap(a -> around.map(b -> a + piece + b)));
  }

  @Provide
  Arbitrary<String> names() {
    return Arbitraries.strings().withChars("abcXYZ019_.-").ofMinLength(3).ofMaxLength(255);
  }
}
