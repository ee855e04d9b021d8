package io.github.ddbbackup.record;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.ddbbackup.naming.StreamArn;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LineWriterTest {

  private static final String KEYS = "\"Keys\":{\"pk\":{\"S\":\"a\"}}";
  private static final String SEQUENCE_NUMBER = "\"SequenceNumber\":\"111\"";

  @Test
  void writesAllMembersInTheOrderOfTheFormat() {
    String record =
        """
        {"userIdentity":{"type":"Service","principalId":"dynamodb.amazonaws.com"},\
        "eventSourceARN":"%s","dynamodb":{"SizeBytes":45,"SequenceNumber":"19700000000011945700385",\
        "OldImage":{"n":{"N":"1"}},"StreamViewType":"NEW_AND_OLD_IMAGES","NewImage":{"n":{"N":"2"}},\
        "Keys":{"pk":{"S":"a"}},"ApproximateCreationDateTime":1479499740},"eventName":"REMOVE"}"""
            .formatted(Events.ARN);

    assertThat(Events.lines(Events.of(record)))
        .containsExactly(
            """
            {"Keys":{"pk":{"S":"a"}},"NewImage":{"n":{"N":"2"}},"OldImage":{"n":{"N":"1"}},\
            "SequenceNumber":"19700000000011945700385","SizeBytes":45,\
            "ApproximateCreationDateTime":1479499740,"eventName":"REMOVE",\
            "userIdentity":{"type":"Service","principalId":"dynamodb.amazonaws.com"}}
            """);
  }

  @Test
  void leavesOutWhatTheRecordDoesNotHave() {
    assertThat(Events.lines(Events.of(Events.record(KEYS, SEQUENCE_NUMBER, "\"NewImage\":null"))))
        .containsExactly(
            "{\"Keys\":{\"pk\":{\"S\":\"a\"}},\"SequenceNumber\":\"111\",\"eventName\":\"MODIFY\"}\n");
  }

  @Test
  void leavesOutMembersThatAreNull() {
    String record =
        """
        {"userIdentity":null,"eventSourceARN":"%s","eventName":"REMOVE","dynamodb":{%s,%s,\
        "NewImage":null,"OldImage":null,"SizeBytes":null,"ApproximateCreationDateTime":null}}"""
            .formatted(Events.ARN, KEYS, SEQUENCE_NUMBER);

    assertThat(Events.lines(Events.of(record)))
        .containsExactly(
            "{\"Keys\":{\"pk\":{\"S\":\"a\"}},\"SequenceNumber\":\"111\",\"eventName\":\"REMOVE\"}\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"n\":{\"N\":\"1E+2\"},\"m\":{\"N\":\"123456789012345678901234567890.12345678\"}}",
        "{\"s\":{\"S\":\"k\\u00e4se \\/ \\\"\\\\ käse 中文 😀\"}}",
        "{\"10\":{\"S\":\"b\"},\"9\":{\"S\":\"a\"}}",
        "{\"m\":{\"M\":{\"l\":{\"L\":[{\"NULL\":true},{\"BOOL\":false},{\"NS\":[\"1\",\"2.0\"]}]}}}}",
        "{\"b\":{\"B\":\"AAEC+/==\"},\"bs\":{\"BS\":[\"AA==\"]},\"empty\":{\"M\":{}},\"l\":{\"L\":[]}}",
        "{\"\\\\\":{\"\\\\\":\"\\\\\"},\"x\":{\"x\":{\"x\":{}}}}",
        "{}"
      })
  void copiesValuesByteForByte(String image) {
    String event = Events.of(Events.record(KEYS, "\"NewImage\":" + image, SEQUENCE_NUMBER));

    assertThat(Events.lines(event))
        .singleElement()
        .asString()
        .contains("\"NewImage\":" + image + ",");
  }

  @Test
  void leavesOutWhiteSpaceBetweenTokensOnly() {
    String record =
        """
        {
          "dynamodb" : {
            "Keys" : { "pk" : {\t"S" : "a  b\\n\\\\" } },
            "SequenceNumber" : "111",
            "SizeBytes" : 5
          },
          "eventSourceARN" : "%s"\r
        }"""
            .formatted(Events.ARN);

    assertThat(Events.lines(" " + Events.of(record) + "\n"))
        .containsExactly(
            "{\"Keys\":{\"pk\":{\"S\":\"a  b\\n\\\\\"}},\"SequenceNumber\":\"111\",\"SizeBytes\":5}\n");
  }

  @Test
  void understandsEscapedNames() {
    String record =
        """
        {"dyn\\u0061modb":{"K\\u0065ys":{"pk":{"S":"a"}},"Sequence\\u004eumber":"111"},\
        "eventSource\\u0041RN":"%s"}"""
            .formatted(Events.ARN.replace("/", "\\/"));

    assertThat(Events.lines("{\"R\\u0065cords\":[" + record + "]}"))
        .containsExactly("{\"Keys\":{\"pk\":{\"S\":\"a\"}},\"SequenceNumber\":\"111\"}\n");
  }

  @Test
  void takesTheLastOfSeveralMembersOfOneName() {
    String first = Events.record(KEYS, "\"SequenceNumber\":\"1\"", "\"SizeBytes\":7");
    String second = Events.record(KEYS, "\"SequenceNumber\":\"1\"", "\"SequenceNumber\":\"2\"");
    String event = "{\"Records\":[" + first + "],\"Records\":[" + second + "]}";

    assertThat(Events.lines(event)).singleElement().asString().contains("\"SequenceNumber\":\"2\"");
  }

  @Test
  void tellsOfEachLineItsSequenceNumberAndItsStream() {
    String other = Events.ARN.replace("Orders", "Customers");
    String event =
        Events.of(
            Events.record(KEYS, "\"SequenceNumber\":\"000000000000000000009\""),
            Events.record(KEYS, "\"SequenceNumber\":\"10\"").replace(Events.ARN, other));
    byte[] text = event.getBytes(UTF_8);

    ChangeLines lines = new LineWriter().write(text, 0, text.length);

    assertThat(lines.count()).isEqualTo(2);
    assertThat(lines.sequenceNumber(0).digits()).isEqualTo("000000000000000000009");
    assertThat(lines.sequenceNumber(1)).isEqualTo(SequenceNumber.of("10"));
    assertThat(lines.stream(0)).isEqualTo(StreamArn.of(Events.ARN));
    assertThat(lines.streams()).containsExactly(StreamArn.of(Events.ARN), StreamArn.of(other));
    assertThat(lines.end(1)).isEqualTo(lines.size());
  }

  @Test
  void givesNoLinesForNoRecords() {
    assertThat(Events.lines("{\"Records\":[]}")).isEmpty();
    assertThat(Events.lines("{\"other\":{},\"Records\" : [ ] }")).isEmpty();
  }

  @Test
  void servesOneEventAfterAnother() {
    LineWriter writer = new LineWriter();
    byte[] large = largeEvent(300);
    byte[] small = Events.of(Events.record(KEYS, SEQUENCE_NUMBER)).getBytes(UTF_8);

    assertThat(writer.write(large, 0, large.length).count()).isEqualTo(300);
    assertThat(Events.texts(writer.write(small, 0, small.length)))
        .isEqualTo(Events.lines(new String(small, UTF_8)));
    assertThat(writer.write(large, 0, large.length).count()).isEqualTo(300);
  }

  private static byte[] largeEvent(int records) {
    String[] all = new String[records];
    Arrays.setAll(all, i -> Events.record(KEYS, "\"SequenceNumber\":\"" + i + "\""));
    return Events.of(all).getBytes(UTF_8);
  }
}
