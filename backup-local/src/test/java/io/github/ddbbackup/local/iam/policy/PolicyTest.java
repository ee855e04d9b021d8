package io.github.ddbbackup.local.iam.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ddbbackup.local.iam.policy.Decision.Outcome;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PolicyTest {

  @ParameterizedTest
  @CsvSource({
    "*, anything, true",
    "a*c, abbc, true",
    "a*c, abbd, false",
    "a*b*c, aXbYbZc, true",
    "a?c, abc, true",
    "a?c, ac, false",
    "abc, abcd, false",
    "abc*, abc, true",
    "a.c, abc, false",
  })
  void wildcards(String pattern, String text, boolean matches) {
    assertThat(Wildcards.match(pattern, text)).isEqualTo(matches);
  }

  @Test
  void wildcardsTakeNoLongTime() {
    assertThat(Wildcards.match("a*".repeat(50) + "b", "a".repeat(5_000))).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "StringEquals          | x        | x        | true",
        "StringEquals          | x        | X        | false",
        "StringEqualsIgnoreCase| x        | X        | true",
        "StringNotEquals       | x        | x        | false",
        "StringNotEquals       | x        | y        | true",
        "StringNotEquals       | x        |          | true",
        "StringLike            | x*       | xyz      | true",
        "StringNotLike         | x*       | xyz      | false",
        "StringEqualsIfExists  | x        |          | true",
        "StringEqualsIfExists  | x        | y        | false",
        "StringEquals          | x        |          | false",
        "ArnLike               | a:b:c:d:e:f* | a:b:c:d:e:f:g | true",
        "ArnLike               | a:*:f    | a:b:c:d:e:f | false",
        "Bool                  | true     | true     | true",
        "Null                  | true     |          | true",
        "Null                  | false    |          | false",
        "Null                  | false    | x        | true",
      })
  void conditions(String operator, String wanted, String value, boolean met) {
    Policy policy =
        Policy.parse(
            "p",
            "{\"Statement\":{\"Effect\":\"Allow\",\"Action\":\"a:B\",\"Resource\":\"*\","
                + "\"Condition\":{\""
                + operator
                + "\":{\"My:Key\":\""
                + wanted
                + "\"}}}}");
    Map<String, List<String>> context = value == null ? Map.of() : Map.of("my:key", List.of(value));

    assertThat(Policy.decide(List.of(policy), new Access("A:b", "*", context)).outcome())
        .isEqualTo(met ? Outcome.ALLOWED : Outcome.IMPLICIT_DENY);
  }

  @Test
  void whatIsNotNamed() {
    Policy policy =
        Policy.parse(
            "p",
            "{\"Statement\":[{\"Effect\":\"Allow\",\"NotAction\":[\"iam:*\"],"
                + "\"NotResource\":\"arn:x\"}]}");

    assertThat(outcome(policy, "s3:GetObject", "arn:y")).isEqualTo(Outcome.ALLOWED);
    assertThat(outcome(policy, "s3:GetObject", "arn:x")).isEqualTo(Outcome.IMPLICIT_DENY);
    assertThat(outcome(policy, "iam:GetRole", "arn:y")).isEqualTo(Outcome.IMPLICIT_DENY);
  }

  private static Outcome outcome(Policy policy, String action, String resource) {
    return Policy.decide(List.of(policy), new Access(action, resource, Map.of())).outcome();
  }
}
