package io.github.ddbbackup.naming;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ddbbackup.event.BackupException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StreamArnTest {

  @Test
  void isTakenApart() {
    StreamArn arn =
        StreamArn.of(
            "arn:aws:dynamodb:eu-west-1:123456789012"
                + ":table/MyDynamoTable/stream/2016-09-14T11:04:46.890");

    assertThat(arn.tableName()).isEqualTo(TableName.of("MyDynamoTable"));
    assertThat(arn.label()).isEqualTo("2016-09-14T11:04:46.890");
    assertThat(arn.region()).isEqualTo("eu-west-1");
    assertThat(arn.account()).isEqualTo("123456789012");
    assertThat(arn).hasToString(arn.value());
  }

  @Test
  void existsInOtherPartitions() {
    assertThat(
            StreamArn.of(
                    "arn:aws-cn:dynamodb:cn-north-1:123456789012"
                        + ":table/a.b-c_D/stream/2016-09-14T11:04:46.890")
                .tableName()
                .value())
        .isEqualTo("a.b-c_D");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "MyDynamoTable",
        "arn:aws:dynamodb:eu-west-1:123456789012:table/MyDynamoTable",
        "arn:aws:dynamodb:eu-west-1:123456789012:table/MyDynamoTable/stream/",
        "arn:aws:dynamodb:eu-west-1:123456789012:table/ab/stream/2016-09-14T11:04:46.890",
        "arn:aws:kinesis:eu-west-1:123456789012:stream/MyDynamoTable"
      })
  void refusesAnythingElse(String value) {
    assertThatThrownBy(() -> StreamArn.of(value))
        .isInstanceOf(BackupException.class)
        .hasMessageContaining("arn:aws:dynamodb:REGION:ACCOUNT:table/TABLE/stream/LABEL");
  }
}
