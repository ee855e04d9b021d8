package io.github.ddbbackup.record;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Two changes of one item of a table with the hash key {@code MyHashKey}, in the shape in which the
 * documentation of the older tools shows them, compared member by member.
 */
class DocumentedLinesTest {

  private static final List<String> LINES =
      List.of(
          """
          {"Keys":{"MyHashKey":{"S":"k-1"}},\
          "NewImage":{"7":{"S":"second"},"MyHashKey":{"S":"k-1"}},\
          "OldImage":{"7":{"S":"first-07"},"MyHashKey":{"S":"k-1"}},\
          "SequenceNumber":"29700000000022945700386","SizeBytes":43,"eventName":"MODIFY"}""",
          """
          {"Keys":{"MyHashKey":{"S":"k-1"}},\
          "NewImage":{"7":{"S":"third"},"MyHashKey":{"S":"k-1"}},\
          "OldImage":{"7":{"S":"second"},"MyHashKey":{"S":"k-1"}},\
          "SequenceNumber":"29800000000022945703003","SizeBytes":40,"eventName":"MODIFY"}""");

  @Test
  void areWrittenMemberByMember() throws IOException {
    List<String> written =
        Events.lines(
            Events.of(
                record("29700000000022945700386", 43, "second", "first-07"),
                record("29800000000022945703003", 40, "third", "second")));

    assertThat(written).hasSize(2);
    for (int i = 0; i < 2; i++) {
      Map<?, ?> expected = (Map<?, ?>) Trees.read(LINES.get(i).getBytes(UTF_8));
      Map<?, ?> actual = (Map<?, ?>) Trees.read(written.get(i).getBytes(UTF_8));
      assertThat(actual).isEqualTo(expected);
      assertThat(List.copyOf(actual.keySet())).isEqualTo(List.copyOf(expected.keySet()));
    }
  }

  private static String record(String sequenceNumber, int size, String now, String before) {
    return Events.record(
        "\"Keys\":{\"MyHashKey\":{\"S\":\"k-1\"}}",
        "\"NewImage\":{\"7\":{\"S\":\"" + now + "\"},\"MyHashKey\":{\"S\":\"k-1\"}}",
        "\"OldImage\":{\"7\":{\"S\":\"" + before + "\"},\"MyHashKey\":{\"S\":\"k-1\"}}",
        "\"SequenceNumber\":\"" + sequenceNumber + "\"",
        "\"SizeBytes\":" + size,
        "\"StreamViewType\":\"NEW_AND_OLD_IMAGES\"");
  }
}
