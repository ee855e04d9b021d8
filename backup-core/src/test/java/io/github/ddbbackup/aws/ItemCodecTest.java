package io.github.ddbbackup.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ddbbackup.event.BackupException;
import io.github.ddbbackup.record.Item;
import io.github.ddbbackup.record.Json;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class ItemCodecTest {

  @Property(tries = 300)
  void losesNothingEitherWay(@ForAll long seed) {
    Map<String, AttributeValue> item = new RandomItems(seed).next();

    Json json = ItemCodec.toJson(item);
    Map<String, AttributeValue> again = ItemCodec.toAttributes(json);

    assertThat(again).isEqualTo(item);
    assertThat(again.keySet()).containsExactlyElementsOf(item.keySet());
    assertThat(ItemCodec.toJson(again)).isEqualTo(json);
    assertThat(Item.of(json).attributes()).hasSameSizeAs(item);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"k\":{\"S\":\"\"}}",
        "{\"k\":{\"N\":\"1E+2\"},\"n\":{\"N\":\"-0.50\"}}",
        "{\"b\":{\"B\":\"\"},\"c\":{\"B\":\"+/8=\"},\"d\":{\"BS\":[\"AA==\",\"AQI=\"]}}",
        "{\"l\":{\"L\":[]},\"m\":{\"M\":{}},\"n\":{\"NULL\":true},\"t\":{\"BOOL\":false}}",
        "{\"z\":{\"SS\":[\"b\",\"a\"]},\"a\":{\"NS\":[\"2\",\"1.0\"]}}",
        "{\"m\":{\"M\":{\"S\":{\"L\":[{\"M\":{\"N\":{\"N\":\"7\"}}},{\"S\":\"x\"}]}}}}"
      })
  void keepsTheText(String text) {
    assertThat(ItemCodec.toJson(ItemCodec.toAttributes(Json.of(text)))).hasToString(text);
  }

  @Test
  void readsWhatIsWrittenWithSpacesAndEscapes() {
    Json spaced = Json.of("{ \"\\u006b\" : { \"L\" : [ { \"S\" : \"\\ud83d\\ude00\" } ] } }");

    assertThat(ItemCodec.toAttributes(spaced))
        .containsExactly(
            Map.entry("k", AttributeValue.fromL(List.of(AttributeValue.fromS("\ud83d\ude00")))));
  }

  @Test
  void nestsAsDeepAsDynamoDbDoes() {
    AttributeValue deep = AttributeValue.fromS("x");
    for (int i = 0; i < 31; i++) {
      deep =
          i % 2 == 0
              ? AttributeValue.fromL(List.of(deep))
              : AttributeValue.fromM(Map.of("m", deep));
    }
    Map<String, AttributeValue> item = Map.of("k", deep);

    assertThat(ItemCodec.toAttributes(ItemCodec.toJson(item))).isEqualTo(item);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[]",
        "7",
        "{\"k\":7}",
        "{\"k\":{}}",
        "{\"k\":{\"X\":\"a\"}}",
        "{\"k\":{\"S\":7}}",
        "{\"k\":{\"N\":7}}",
        "{\"k\":{\"B\":\"*\"}}",
        "{\"k\":{\"BOOL\":\"true\"}}",
        "{\"k\":{\"SS\":\"a\"}}",
        "{\"k\":{\"L\":[7]}}",
        "{\"k\":{\"S\":\"a\",\"N\":\"1\"}}"
      })
  void refusesWhatIsNoItem(String text) {
    assertThatThrownBy(() -> ItemCodec.toAttributes(Json.of(text)))
        .isInstanceOf(BackupException.class)
        .hasMessageStartingWith("Not the image of an item: ")
        .hasMessageNotContaining("Source");
  }

  @Test
  void refusesATypeThatIsNotKnown() {
    Map<String, AttributeValue> item = Map.of("k", AttributeValue.builder().build());

    assertThatThrownBy(() -> ItemCodec.toJson(item))
        .isInstanceOf(BackupException.class)
        .hasMessageContaining("newer version");
    assertThat(Stream.of(AttributeValue.Type.values()).count()).isEqualTo(11);
  }
}
