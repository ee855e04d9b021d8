package io.github.ddbbackup.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NameMatchingTest {

  private static Decision decide(String regex, String table) {
    return TableFilters.of(Optional.of(regex), List.of()).decide(Tables.named(table));
  }

  /** The answers are those of Python's re.match. */
  @ParameterizedTest
  @CsvSource(
      delimiterString = " => ",
      ignoreLeadingAndTrailingWhitespace = false,
      value = {
        ".* => Orders => true",
        "'' => Orders => true",
        "prod => prod-orders => true",
        "prod => my-prod => false",
        "^prod => prod => true",
        "^rod => prod => false",
        "prod$ => prod-orders => false",
        "prod$ => prod => true",
        "prod\\Z => prod => true",
        "prod\\Z => prods => false",
        "(?P<env>prod|test)-.* => test-x => true",
        "(?P<a_b>ab|cd)-(?P=a_b) => cd-cd => true",
        "(?P<a_b>ab|cd)-(?P=a_b) => cd-ab => false",
        "(?P<a_b>ab)(?P<ab>cd)-(?P=ab) => abcd-cd => true",
        "(?i)PROD => prod-1 => true",
        "(?!test).* => prod => true",
        "(?!test).* => test1 => false",
        "a{,2}b => aab => true",
        "a{,2}b => aaab => false",
        "a{,}b => aaab => true",
        "a{2,}$ => aaa => true",
        "a{3}$ => aaa => true",
        "a{x} => aaa => false",
        "a{b => aaa => false",
        "{env} => env => false",
        "a|{env}|b => abc => true",
        "[a[b]+-x => a-x => true",
        "[a&&b]-x => a-x => true",
        "[]a]-x => a-x => true",
        "[^]a]-x => a-x => false",
        "[^]a]-x => b-x => true",
        "[a\\]b]zz => azz => true",
        "xx(?#the rest)y => xxy => true",
        "orders|items => items-2 => true",
        "(orders|items)$ => items-2 => false",
        "\\w+\\.\\w+ => a.b => true",
        "[A-Z]\\w* => orders => false",
        "[\\w.]+-v[0-9]{1,3}$ => my.tab-v12 => true",
        "[\\w.]+-v[0-9]{1,3}$ => my.tab-v1234 => false",
        "(?:a|b){2}c => abc => true",
        "(?x) prod  # comment => prod-1 => true",
        "(?<=x)y => xyz => false",
        "(ab)\\1 => abab => true",
      })
  void matchesFromTheStartAsPythonDoes(String regex, String table, boolean expected) {
    Decision decision = decide(regex, table);

    assertThat(decision.backedUp()).isEqualTo(expected);
    assertThat(decision.failedOpen()).isFalse();
    assertThat(decision.reason())
        .isEqualTo(
            "its name %s tableNameMatchRegex '%s'"
                .formatted(expected ? "matches" : "does not match", regex));
  }

  @Test
  void withoutAnExpressionAllTablesAreBackedUp() {
    assertThat(TableFilters.of(Optional.empty(), List.of()).decide(Tables.named("Orders")))
        .isEqualTo(new Decision(true, "no filter is configured", false));
  }

  /** Python refuses all of these. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "(",
        "[",
        "*a",
        "(?P<x>",
        "(?P=nope)",
        "a{3,1}",
        "\\",
        "(?z)a",
        "[b-a]",
        ")",
        "(?P<a>x)(?P<a>y)",
        "[",
        "[^",
        "[]",
        "[a\\",
        "(?P<a-b>x)",
        "(?P<a_b>x)(?P=ab)"
      })
  void anInvalidExpressionBacksUpTheTableWithAWarning(String regex) {
    Decision decision = decide(regex, "Orders");

    assertThat(decision.backedUp()).isTrue();
    assertThat(decision.failedOpen()).isTrue();
    assertThat(decision.reason())
        .startsWith("tableNameMatchRegex '" + regex + "' is invalid: ")
        .endsWith("; the table is backed up to be on the safe side");
  }

  @Test
  void anExpressionNestedTooDeeplyIsInvalid() {
    Decision decision = decide("(".repeat(200_000), "Orders");

    assertThat(decision.failedOpen()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"([ab]+[ab]+)+$", "(.*.*.*.*.*.*.*)*x", "((a+)(b?)(a*))+x\\2"})
  void anExpressionThatTakesForeverBacksUpTheTable(String regex) {
    Decision decision = decide(regex, "a".repeat(254) + "-");

    assertThat(decision.backedUp()).isTrue();
    assertThat(decision.failedOpen()).isTrue();
    assertThat(decision.reason())
        .startsWith("tableNameMatchRegex '" + regex + "' takes too long on this name");
  }

  @Test
  void theLimitIsPerTable() {
    TableFilters filters = TableFilters.of(Optional.of("([ab]+[ab]+)+$"), List.of());

    assertThat(filters.decide(Tables.named("a".repeat(254) + "-")).failedOpen()).isTrue();
    assertThat(filters.decide(Tables.named("abab")))
        .extracting(Decision::failedOpen)
        .isEqualTo(false);
  }

  @Test
  void sensibleExpressionsAreFarFromTheLimit() {
    String alternatives = "(?:prod|test|dev|stage)[a-z0-9_-]*[a-z]";

    assertThat(decide(alternatives + "-v[0-9]+$", "prod".repeat(63)).failedOpen()).isFalse();
  }

  @Property(tries = 2_000)
  void anyExpressionGivesADecision(
      @ForAll
          @StringLength(max = 20)
          @Chars({'(', ')', '[', ']', '{', '}', '?', 'P', '<', '>', '=', '*', '+', '|', '\\', '^'})
          @Chars({'$', 'a', 'b', '1', ',', '-', '#', '&', ':', '!'})
          String regex) {
    assertThatCode(() -> decide(regex, "ab-ba1")).doesNotThrowAnyException();
    Decision decision = decide(regex, "ab-ba1");
    assertThat(decision.backedUp() || !decision.failedOpen()).isTrue();
  }
}
