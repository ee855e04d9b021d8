package io.github.ddbbackup.record;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** A view must take what Jackson takes, refuse what it refuses, and see the same in it. */
class LineViewAgainstJacksonTest {

  private static final int COPIES = 6;

  private final LineOracle oracle = new LineOracle();

  @Property(tries = 4000)
  void agreesOnLinesAndOnDamagedOnes(@ForAll long seed) throws IOException {
    RandomEvents random = new RandomEvents(seed);
    byte[] line = random.line();
    oracle.compare(line);
    for (int copy = 0; copy < COPIES; copy++) {
      oracle.compare(random.damaged(line));
    }
    oracle.compare(line);
  }

  @Property(tries = 1000)
  void agreesOnLinesThatWereWritten(@ForAll long seed) throws IOException {
    RandomEvents random = new RandomEvents(seed);
    byte[] event = random.event();
    ChangeLines lines = new LineWriter().write(event, 0, event.length);
    for (int i = 0; i < lines.count(); i++) {
      byte[] line = Arrays.copyOfRange(lines.buffer(), lines.start(i), lines.end(i));
      oracle.compare(line);
      oracle.compare(random.damaged(line));
    }
  }

  @Property(tries = 5000)
  void agreesOnTimes(@ForAll long seed) throws IOException {
    Random random = new Random(seed);
    String number =
        new BigDecimal(random.nextLong() >> random.nextInt(64)).toPlainString()
            + (random.nextBoolean() ? "." + digits(random) : "")
            + (random.nextInt(3) == 0 ? "E" + random.nextInt(20) : "");
    oracle.compare(
        ("{\"Keys\":{\"a\":{\"S\":\"b\"}},\"SequenceNumber\":\"1\",\"ApproximateCreationDateTime\":"
                + number
                + "}")
            .getBytes(UTF_8));
  }

  private static String digits(Random random) {
    String digits = Integer.toString(random.nextInt(2000));
    return random.nextBoolean() ? "0".repeat(1 + random.nextInt(9)) : digits;
  }
}
