package io.github.ddbbackup.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ddbbackup.event.BackupException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ItemTest {

  @Test
  void readsEveryType() {
    Item item =
        item(
            "{'s':{'S':'a\\u00fc\\n'},'n':{'N':'-1.50'},'b':{'B':'AAE='},'ss':{'SS':['x','y']},"
                + "'ns':{'NS':['1','2.0']},'bs':{'BS':['AA==']},"
                + "'m':{'M':{'in':{'L':[{'NULL':true},{'BOOL':false},{'L':[]}]}}},'e':{'M':{}}}");

    assertThat(item.attributes())
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "s", new TypedValue.S("aü\n"),
                "n", new TypedValue.N(new BigDecimal("-1.5")),
                "b", new TypedValue.B("AAE="),
                "ss", new TypedValue.Ss(Set.of("x", "y")),
                "ns", new TypedValue.Ns(Set.of(BigDecimal.ONE, new BigDecimal("2"))),
                "bs", new TypedValue.Bs(Set.of("AA==")),
                "m",
                    new TypedValue.M(
                        Map.of(
                            "in",
                            new TypedValue.L(
                                List.of(
                                    new TypedValue.Null(),
                                    new TypedValue.Bool(false),
                                    new TypedValue.L(List.of()))))),
                "e", new TypedValue.M(Map.of())));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'a':{'N':'100'}}                   | {'a':{'N':'1E+2'}}",
        "{'a':{'N':'0'}}                     | {'a':{'N':'0.00'}}",
        "{'a':{'SS':['x','y']}}              | {'a':{'SS':['y','x']}}",
        "{'a':{'NS':['1','2']}}              | {'a':{'NS':['2.0','1']}}",
        "{'a':{'S':'x'},'b':{'NULL':true}}   | { 'b' : {'NULL':true}, 'a':{'S':'\\u0078'} }",
        "{'a':{'M':{'x':{'N':'1'}}}}         | {'a':{'M':{'x':{'N':'1.0'}}}}",
      })
  void sameInMeaning(String one, String other) {
    assertThat(item(one)).isEqualTo(item(other)).hasSameHashCodeAs(item(other));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'a':{'N':'1'}}                     | {'a':{'S':'1'}}",
        "{'a':{'L':[{'N':'1'},{'N':'2'}]}}   | {'a':{'L':[{'N':'2'},{'N':'1'}]}}",
        "{'a':{'S':'x'}}                     | {'a':{'S':'x'},'b':{'S':'x'}}",
        "{'a':{'SS':['x']}}                  | {'a':{'L':[{'S':'x'}]}}",
      })
  void differentInMeaning(String one, String other) {
    assertThat(item(one)).isNotEqualTo(item(other));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[]",
        "{'a':'x'}",
        "{'a':{}}",
        "{'a':{'X':'x'}}",
        "{'a':{'S':1}}",
        "{'a':{'N':1}}",
        "{'a':{'N':'one'}}",
        "{'a':{'N':'1E999999'}}",
        "{'a':{'BOOL':'true'}}",
        "{'a':{'SS':'x'}}",
        "{'a':{'L':{}}}",
        "{'a':{'S':'x','N':'1'}}",
      })
  void refuses(String text) {
    Json json = Json.of(text.replace('\'', '"'));

    assertThatThrownBy(() -> Item.of(json))
        .isInstanceOf(BackupException.class)
        .hasMessageContaining("Not the image of an item");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{", "{} {}", "{'a':}", "nul"})
  void jsonThatIsNone(String text) {
    assertThatThrownBy(() -> Json.of(text.replace('\'', '"')))
        .isInstanceOf(BackupException.class)
        .hasMessageContaining("Not JSON");
  }

  private static Item item(String text) {
    return Item.of(Json.of(text.replace('\'', '"')));
  }
}
