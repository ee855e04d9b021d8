package io.github.ddbbackup.naming;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ddbbackup.event.BackupException;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TableNameTest {

  @Property
  void takesEveryNameThatDynamoDbTakes(
      @ForAll
          @StringLength(min = 3, max = 255)
          @Chars({'a', 'z', 'A', 'Z', '0', '9', '_', '-', '.'})
          String name) {
    assertThat(TableName.of(name).value()).isEqualTo(name);
    assertThat(TableName.fromNameOrArn(name).value()).isEqualTo(name);
    assertThat(TableName.fromNameOrArn("arn:aws:dynamodb:eu-west-1:123456789012:table/" + name))
        .isEqualTo(TableName.of(name));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "ab", "a b", "ab/c", "tab\u00e9", "abc\n", "a:b:c"})
  void refusesOtherNames(String name) {
    assertThatThrownBy(() -> TableName.of(name))
        .isInstanceOf(BackupException.class)
        .hasMessageContaining("3 to 255 characters");
  }

  @Test
  void refusesANameOf256Characters() {
    assertThatThrownBy(() -> TableName.of("a".repeat(256))).isInstanceOf(BackupException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "arn:aws:dynamodb:eu-west-1:123456789012:table/Orders",
        "arn:aws-cn:dynamodb:cn-north-1:123456789012:table/Orders",
        "arn:aws-us-gov:dynamodb:us-gov-west-1:123456789012:table/Orders"
      })
  void understandsArns(String arn) {
    assertThat(TableName.fromNameOrArn(arn)).isEqualTo(TableName.of("Orders"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "arn:aws:dynamodb:eu-west-1:123456789012:table/Orders/stream/2016-09-14T11:04:46.890",
        "arn:aws:dynamodb:eu-west-1:123456789012:table/Orders/index/ByDate",
        "arn:aws:s3:::orders",
        "arn:aws:dynamodb:eu-west-1:1234:table/Orders"
      })
  void refusesOtherArns(String arn) {
    assertThatThrownBy(() -> TableName.fromNameOrArn(arn))
        .hasMessageContaining(arn)
        .hasMessageContaining("arn:aws:dynamodb:REGION:ACCOUNT:table/NAME");
  }

  @Test
  void refusesAnArnWithAWrongName() {
    assertThatThrownBy(
            () -> TableName.fromNameOrArn("arn:aws:dynamodb:eu-west-1:123456789012:table/ab"))
        .hasMessageContaining("'ab'");
  }

  @Test
  void sortsByName() {
    assertThat(TableName.of("abc")).isLessThan(TableName.of("abd"));
    assertThat(TableName.of("abc")).hasToString("abc");
  }
}
