package io.github.ddbbackup.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ddbbackup.event.BackupException;
import io.github.ddbbackup.record.Json;
import io.github.ddbbackup.record.KeyType;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeySchemaTest {

  private static final KeySchema SCHEMA =
      new KeySchema(
          List.of(
              new KeySchema.Part("Customer", KeyType.S), new KeySchema.Part("Line", KeyType.N)));

  @Test
  void typesAKeyInTheSchemasOrder() {
    assertThat(SCHEMA.resolve(KeyQuery.of("Line=2,Customer=ann")))
        .isEqualTo(KeyQuery.of("{\"Customer\":{\"S\":\"ann\"},\"Line\":{\"N\":\"2\"}}"));
  }

  @Test
  void padsBinaryValues() {
    KeySchema binary = new KeySchema(List.of(new KeySchema.Part("Id", KeyType.B)));

    assertThat(binary.resolve(KeyQuery.of("Id=AAE")).parts().get(0).value()).isEqualTo("AAE=");
  }

  @Test
  void makesKeysOfItems() {
    KeySchema numbers = new KeySchema(List.of(new KeySchema.Part("id", KeyType.N)));

    assertThat(numbers.keys(List.of(KeyQuery.of("id=1E+2"), KeyQuery.of("id=100.0"))))
        .singleElement()
        .hasToString("id=N:100");
    assertThat(SCHEMA.keys(List.of(KeyQuery.of("Line=2,Customer=a\"nn"))))
        .singleElement()
        .hasToString("Customer=S:a\"nn, Line=N:2");
    assertThat(numbers.nameOf(Json.of("{\"v\":{\"S\":\"x\"},\"id\":{\"N\":\"7\"}}")))
        .isEqualTo("id=N:7");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Customer=ann                                | Customer",
        "Customer=ann,OrderId=2                      | Customer, OrderId",
        "Customer=ann,Line=two                       | Line=two",
        "{'Customer':{'S':'a'},'Line':{'S':'2'}}     | Line of type S",
      })
  void saysWhatTheKeyIs(String query, String shown) {
    assertThatThrownBy(() -> SCHEMA.resolve(KeyQuery.of(query.replace('\'', '"'))))
        .isInstanceOfSatisfying(
            BackupException.class,
            e -> assertThat(e.category()).isEqualTo(BackupException.Category.USER))
        .hasMessageContaining(shown)
        .hasMessageContaining("The table's key is Customer (S), Line (N)");
  }
}
