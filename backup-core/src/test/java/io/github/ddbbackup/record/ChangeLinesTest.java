package io.github.ddbbackup.record;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ChangeLinesTest {

  @Test
  void sequenceNumbersAreComparedAsNumbersHoweverTheyAreWritten() {
    List<String> numbers =
        List.of("7", "007", "10", "\\u0031\\u0031", "99999", "100000000000000000000000000000", "8");
    String event =
        numbers.stream()
            .map(
                n ->
                    """
                    {"eventName":"INSERT","eventSourceARN":"arn:aws:dynamodb:eu-west-1:123456789012\
                    :table/Orders/stream/2026-11-01T10:00:00.000","dynamodb":{"Keys":{"k":{"N":"1"}\
                    },"SequenceNumber":"%s"}}\
                    """
                        .formatted(n))
            .collect(Collectors.joining(",", "{\"Records\":[", "]}"));
    byte[] bytes = event.getBytes(UTF_8);

    ChangeLines lines = new LineWriter().write(bytes, 0, bytes.length);

    assertThat(lines.count()).isEqualTo(numbers.size());
    for (int a = 0; a < lines.count(); a++) {
      for (int b = 0; b < lines.count(); b++) {
        assertThat(lines.isLower(a, b))
            .as("%s before %s", numbers.get(a), numbers.get(b))
            .isEqualTo(lines.sequenceNumber(a).compareTo(lines.sequenceNumber(b)) < 0);
      }
    }
    for (int first = 0; first < lines.count(); first++) {
      boolean ascending = true;
      for (int last = first; last < lines.count(); last++) {
        ascending &= last == first || !lines.isLower(last, last - 1);
        assertThat(lines.isAscending(first, last)).isEqualTo(ascending);
      }
    }
  }
}
