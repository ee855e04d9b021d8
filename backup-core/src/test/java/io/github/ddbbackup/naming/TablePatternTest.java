package io.github.ddbbackup.naming;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ddbbackup.event.BackupException;
import java.time.Duration;
import java.util.regex.Pattern;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TablePatternTest {

  @ParameterizedTest
  @CsvSource({
    "Orders, Orders, true",
    "Orders, Orders-2, false",
    "Orders, orders, false",
    "Orders*, Orders, true",
    "Orders-*, Orders-2, true",
    "*-prod, orders-prod, true",
    "*-prod, orders-prod-2, false",
    "a.b, axb, false",
    "*, anything, true"
  })
  void isAboutTheWholeName(String pattern, String table, boolean matches) {
    assertThat(TablePattern.of(pattern).matches(TableName.of(table))).isEqualTo(matches);
  }

  @Property
  void agreesWithTheExpressionOfTheSameMeaning(
      @ForAll @StringLength(min = 1, max = 8) @Chars({'a', 'b', '.', '*'}) String pattern,
      @ForAll @StringLength(min = 3, max = 10) @Chars({'a', 'b', '.'}) String table) {
    String expression = pattern.replace(".", "\\.").replace("*", ".*");

    assertThat(TablePattern.of(pattern).matches(TableName.of(table)))
        .isEqualTo(Pattern.matches(expression, table));
  }

  @Test
  void takesItsTimeAtMostOnce() {
    TablePattern pattern = TablePattern.of("*a".repeat(120) + "b");
    TableName table = TableName.of("a".repeat(255));

    Assertions.assertTimeoutPreemptively(
        Duration.ofSeconds(5), () -> assertThat(pattern.matches(table)).isFalse());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " Orders", "Orders, count: 3}", "a+", "[ab]", "\u00e9"})
  void refusesWhatNoNameCanBeLike(String pattern) {
    assertThatThrownBy(() -> TablePattern.of(pattern))
        .isInstanceOf(BackupException.class)
        .hasMessageContaining("'" + pattern + "'");
  }
}
