package io.github.ddbbackup.record;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.ddbbackup.aws.ItemCodec;
import io.github.ddbbackup.aws.RandomItems;
import io.github.ddbbackup.event.BackupException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Pattern;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class PlainImageTest {

  private static final ObjectMapper STRICT =
      new ObjectMapper().enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY);

  private static final Pattern NEEDS_ESCAPE =
      Pattern.compile("[\\x00-\\x1f\"\\\\\\x{10000}-\\x{10ffff}]");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        " { 'k' : { 'S' : 'a' } , 'l' : { 'L' : [ { 'N' : '1' } , { 'SS' : [ 'x' , 'y' ] } ] } } ",
        "{'k':{'S':''},'n':{'N':'-0.50'},'t':{'BOOL':true},'f':{'BOOL':false},'z':{'NULL':true}}",
        "{'b':{'B':''},'c':{'B':'+/8='},'d':{'BS':['AA==','AQI=','AQID']}}",
        "{'z':{'SS':['b','a']},'a':{'NS':['2','1.0']},'e':{'SS':[]},'l':{'L':[]},'m':{'M':{}}}",
        "{'m':{'M':{'S':{'L':[{'M':{'N':{'N':'7'}}},{'S':'x'}]}}}}",
        "{'k':{'S':'\\t\\\\\\/\\u00e4'},'\u65e5\ud83d\ude00':{'S':'\u00e4'}}"
      })
  void whatDynamoDbItselfWouldWriteIsPlain(String text) {
    assertThat(PlainImage.is(json(text))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[]",
        "7",
        "null",
        "'k'",
        "{'k':7}",
        "{'k':null}",
        "{'k':[]}",
        "{'k':{}}",
        "{'k':{'X':'a'}}",
        "{'k':{'':'a'}}",
        "{'k':{'SSSSS':'a'}}",
        "{'k':{'NULLL':true}}",
        "{'k':{'\u00d3':'a'}}",
        "{'k':{'S':7}}",
        "{'k':{'S':null}}",
        "{'k':{'N':7}}",
        "{'k':{'BOOL':'true'}}",
        "{'k':{'BOOL':null}}",
        "{'k':{'NULL':1}}",
        "{'k':{'SS':'a'}}",
        "{'k':{'SS':['a',1]}}",
        "{'k':{'L':{}}}",
        "{'k':{'L':[7]}}",
        "{'k':{'L':[{'S':'a'},7]}}",
        "{'k':{'M':[]}}",
        "{'k':{'M':{'a':{'M':{'b':7}}}}}",
        "{'k':{'S':'a','N':'1'}}",
        "{'k':{'S':'a'},'l':7}"
      })
  void whatIsNoItemIsNotPlain(String text) {
    assertThat(PlainImage.is(json(text))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"*", "AQ", "AQI", "AR==", "AQ\\/=", "A", "AQID\\n", "===="})
  void aBinaryValueThatIsWrittenInAnotherWayIsNotPlain(String base64) {
    assertThat(PlainImage.is(json("{'k':{'B':'" + base64 + "'}}"))).isFalse();
    assertThat(PlainImage.is(json("{'k':{'BS':['AQ==','" + base64 + "']}}"))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'a':{'S':'x'},'a':{'S':'y'}}",
        "{'a':{'S':'x'},'b':{'N':'1'},'a':{'S':'x'}}",
        "{'m':{'M':{'a':{'S':'x'},'a':{'S':'y'}}}}",
        "{'l':{'L':[{'M':{'a':{'S':'x'},'a':{'S':'y'}}}]}}",
        "{'a/b':{'S':'x'},'a\\/b':{'S':'y'}}",
        "{'a':{'S':'x'},'\\u0061':{'S':'y'}}"
      })
  void anItemWithTwoAttributesOfANameIsNotPlain(String text) {
    assertThat(PlainImage.is(json(text))).isFalse();
  }

  @Test
  void halfOfACharacterIsForDynamoDbToRefuseSinceTheClientWritesItToo() {
    Json half = json("{'k':{'S':'\\uD83D'}}");

    assertThat(PlainImage.is(half)).isTrue();
    assertThat(ItemCodec.toJson(ItemCodec.toAttributes(half))).isEqualTo(half);
  }

  @Test
  void aNameMayStandInSeveralObjects() {
    assertThat(PlainImage.is(json("{'a':{'M':{'a':{'S':'x'}}},'b':{'L':[{'M':{'a':{'S':'y'}}}]}}")))
        .isTrue();
  }

  @Property(tries = 300)
  void theClientsTextsArePlainUnlessNamesHaveEscapes(@ForAll long seed) {
    Map<String, AttributeValue> item = new RandomItems(seed).next();

    assertThat(PlainImage.is(ItemCodec.toJson(item))).isEqualTo(!hasEscapes(item));
  }

  private static boolean hasEscapes(Map<String, AttributeValue> members) {
    return members.keySet().stream().anyMatch(NEEDS_ESCAPE.asPredicate())
        || members.values().stream().anyMatch(PlainImageTest::hasEscapes);
  }

  private static boolean hasEscapes(AttributeValue value) {
    return hasEscapes(value.m()) || value.l().stream().anyMatch(PlainImageTest::hasEscapes);
  }

  /** Each text is that of an item with some bytes left out, put in twice, or replaced. */
  @Property(tries = 2_000)
  void theClientReadsAllThatIsPlainAsItIsWritten(@ForAll long seed) throws IOException {
    Random random = new Random(seed);
    byte[] text = ItemCodec.toJson(new RandomItems(seed).next()).toBytes();
    Optional<Json> image = json(changed(text, random)).filter(PlainImage::is);

    if (image.isPresent()) {
      Json read = ItemCodec.toJson(ItemCodec.toAttributes(image.get()));
      assertThat(STRICT.readTree(image.get().toBytes())).isEqualTo(STRICT.readTree(read.toBytes()));
    }
  }

  @Property(tries = 300)
  void whatStandsInAnItemTwiceIsNotPlain(@ForAll long seed) {
    String text = ItemCodec.toJson(new RandomItems(seed).next()).toString();
    String members = text.substring(1, text.length() - 1);

    if (!members.isEmpty()) {
      assertThat(PlainImage.is(Json.of("{" + members + "," + members + "}"))).isFalse();
    }
  }

  private static byte[] changed(byte[] text, Random random) {
    int from = random.nextInt(text.length);
    int to = from + random.nextInt(Math.min(8, text.length - from) + 1);
    String before = new String(text, 0, from, StandardCharsets.ISO_8859_1);
    String part = new String(text, from, to - from, StandardCharsets.ISO_8859_1);
    String after = new String(text, to, text.length - to, StandardCharsets.ISO_8859_1);
    String marks = "{}[]\":,SNBMLO0123=";
    String other =
        switch (random.nextInt(3)) {
          case 0 -> "";
          case 1 -> part + part;
          default -> "" + marks.charAt(random.nextInt(marks.length()));
        };
    return (before + other + after).getBytes(StandardCharsets.ISO_8859_1);
  }

  private static Optional<Json> json(byte[] text) {
    try {
      return Optional.of(Json.of(text));
    } catch (BackupException e) {
      return Optional.empty();
    }
  }

  private static Json json(String text) {
    return Json.of(text.replace('\'', '"'));
  }
}
