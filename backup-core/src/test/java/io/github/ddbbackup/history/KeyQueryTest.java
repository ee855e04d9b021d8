package io.github.ddbbackup.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ddbbackup.event.BackupException;
import io.github.ddbbackup.record.ItemKey;
import io.github.ddbbackup.record.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KeyQueryTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "OrderId=42            | {'OrderId':{'N':'42'}}",
        "OrderId=42            | {'OrderId':{'S':'42'}}",
        "OrderId=42.0          | {'OrderId':{'N':'4.2E1'}}",
        "OrderId = 42          | {'OrderId':{'N':'42'}}",
        "Line=2,Customer=ann   | {'Customer':{'S':'ann'},'Line':{'N':'2'}}",
        "Id=a=b                | {'Id':{'S':'a=b'}}",
        "Id=                   | {'Id':{'S':''}}",
        "{'Id':{'S':'a,b'}}    | {'Id':{'S':'a,b'}}",
        "Id=AAE=               | {'Id':{'B':'AAE='}}",
      })
  void means(String query, String key) {
    assertThat(KeyQuery.of(json(query)).matches(key(key))).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "OrderId=42            | {'OrderId':{'N':'43'}}",
        "OrderId=4.2E1         | {'OrderId':{'S':'42'}}",
        "OrderId=ann           | {'OrderId':{'N':'42'}}",
        "OrderId=42            | {'Order':{'N':'42'}}",
        "Customer=ann          | {'Customer':{'S':'ann'},'Line':{'N':'2'}}",
        "Customer=ann,Line=2   | {'Customer':{'S':'ann'}}",
        "{'Id':{'S':'42'}}     | {'Id':{'N':'42'}}",
      })
  void doesNotMean(String query, String key) {
    assertThat(KeyQuery.of(json(query)).matches(key(key))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "OrderId",
        "=42",
        "a=1,b=2,c=3",
        "a=1,a=2",
        "{",
        "{}",
        "{'Id':'x'}",
        "{'Id':{'L':[]}}"
      })
  void refuses(String query) {
    assertThatThrownBy(() -> KeyQuery.of(json(query)))
        .isInstanceOfSatisfying(
            BackupException.class,
            e -> assertThat(e.category()).isEqualTo(BackupException.Category.USER));
  }

  @Test
  void saysHowToWriteAKey() {
    assertThatThrownBy(() -> KeyQuery.of("42")).hasMessageContaining("NAME=VALUE");
  }

  private static ItemKey key(String text) {
    return ItemKey.of(Json.of(json(text)));
  }

  private static String json(String text) {
    return text.replace('\'', '"');
  }
}
