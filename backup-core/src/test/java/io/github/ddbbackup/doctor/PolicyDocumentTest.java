package io.github.ddbbackup.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PolicyDocumentTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "{\"Service\":\"lambda.amazonaws.com\"};\"sts:AssumeRole\";Allow;true",
        "{\"Service\":[\"a.amazonaws.com\",\"lambda.amazonaws.com\"]};[\"sts:TagSession\",\"sts:AssumeRole\"];Allow;true",
        "\"*\";\"sts:*\";Allow;true",
        "{\"Service\":\"lambda.amazonaws.com\"};\"sts:AssumeRole\";Deny;false",
        "{\"Service\":\"lambda.amazonaws.com\"};\"sts:TagSession\";Allow;false",
        "{\"AWS\":\"*\"};\"sts:AssumeRole\";Allow;false",
        "{\"Service\":\"events.amazonaws.com\"};\"sts:AssumeRole\";Allow;false"
      })
  void tellsWhoMayAssumeARole(String principal, String action, String effect, boolean trusted) {
    String one =
        "{\"Effect\":\"%s\",\"Principal\":%s,\"Action\":%s}".formatted(effect, principal, action);

    assertThat(PolicyDocument.parse("{\"Statement\":" + one + "}").trusts("lambda.amazonaws.com"))
        .isEqualTo(trusted);
    assertThat(PolicyDocument.parse("{\"Statement\":[" + one + "]}").trusts("lambda.amazonaws.com"))
        .isEqualTo(trusted);
  }
}
