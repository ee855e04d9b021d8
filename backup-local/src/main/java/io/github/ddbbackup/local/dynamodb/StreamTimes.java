package io.github.ddbbackup.local.dynamodb;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigInteger;
import java.time.InstantSource;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Gives the records of streams their time to the second, as AWS does: DynamoDB Local rounds it down
 * to the minute. It is the second in which a record, or one after it, was read first, as far as
 * that lies in its minute; so it is the same for all who read it, and never falls along a stream.
 * Thread-safe.
 */
final class StreamTimes {
  private static final long LAST_SECOND = 59;

  /** Within the iterators of DynamoDB Local. */
  private static final Pattern STREAM = Pattern.compile("arn:aws:dynamodb:[^|]+");

  private final InstantSource clock;
  private final Map<String, Reading> streams = new ConcurrentHashMap<>();

  /**
   * Nothing has been read yet.
   *
   * @param clock tells the time that DynamoDB Local goes by
   */
  StreamTimes(InstantSource clock) {
    this.clock = clock;
  }

  /** Sets the times in an answer of GetRecords. */
  void setIn(String region, JsonNode request, JsonNode answer) {
    Matcher stream = STREAM.matcher(request.path("ShardIterator").asText());
    if (!answer.path("Records").isEmpty() && stream.find()) {
      streams
          .computeIfAbsent(region + " " + stream.group(), s -> new Reading())
          .set(answer.path("Records"), clock.instant().getEpochSecond());
    }
  }

  /** When the records of a stream were read first; an entry for each second with new ones. */
  private static final class Reading {
    private final NavigableMap<BigInteger, Long> seconds = new TreeMap<>();
    private BigInteger last = BigInteger.ONE.negate();

    private synchronized void set(JsonNode records, long now) {
      for (JsonNode streamRecord : records) {
        BigInteger number =
            new BigInteger(streamRecord.path("dynamodb").path("SequenceNumber").asText());
        if (number.compareTo(last) > 0) {
          note(number, now);
        }
        set((ObjectNode) streamRecord.path("dynamodb"), number);
      }
    }

    private void note(BigInteger number, long now) {
      if (seconds.isEmpty() || seconds.lastEntry().getValue() < now) {
        seconds.put(number, now);
      }
      last = number;
    }

    private void set(ObjectNode change, BigInteger number) {
      long minute = change.path("ApproximateCreationDateTime").decimalValue().longValue();
      Map.Entry<BigInteger, Long> read = seconds.floorEntry(number);
      if (read != null) {
        change.put(
            "ApproximateCreationDateTime",
            Math.max(minute, Math.min(read.getValue(), minute + LAST_SECOND)));
      }
    }
  }
}
