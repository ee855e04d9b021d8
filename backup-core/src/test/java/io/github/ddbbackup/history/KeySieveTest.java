package io.github.ddbbackup.history;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.ddbbackup.event.BackupException;
import io.github.ddbbackup.record.LineReader;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeySieveTest {

  /** More than one, so that what the sieve remembers of others counts. */
  private static final int LINES = 4;

  private static final List<String> NAMES = List.of("Id", "Id2", "Größe", "a\"b", "N");
  private static final List<String> VALUES =
      List.of(
          "42",
          "042",
          "42.0",
          "4.2E1",
          "-42",
          "0",
          "-0",
          "100",
          "1E+2",
          "ä\\",
          "é",
          "",
          "7",
          "12345678",
          "12345679",
          "1.2345678E7",
          "order-12",
          "order-123",
          "Größe-42",
          "a\"order-12");

  /** What the sieve rejects, the reader must not find. */
  @Property(tries = 5_000)
  void rejectsNothingThatIsMeant(@ForAll long seed) {
    Random random = new Random(seed);
    KeyQuery query = query(random);
    KeySieve sieve = new KeySieve(query);
    for (int i = 0; i < LINES; i++) {
      byte[] line = line(random).getBytes(UTF_8);

      assertThat(sieve.rejects(line, 0, line.length) && isMeant(query, line))
          .as("seed %s, %s, %s", seed, query, new String(line, UTF_8))
          .isFalse();
    }
  }

  private static boolean isMeant(KeyQuery query, byte[] line) {
    try {
      return query.matches(new LineReader().read(line, 0, line.length).key());
    } catch (BackupException notALine) {
      return false;
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Id=42       | {'Id':{'N':'43'}}                  | true",
        "Id=42       | {'Id':{'N':'42'}}                  | false",
        "Id=42       | {'Id':{'S':'43'}}                  | true",
        "Id=42       | {'Other':{'S':'42'}}               | true",
        "Id=4.5      | {'Id':{'N':'4'}}                   | true",
        "Id=4.5      | {'Id':{'N':'4.6'}}                 | false",
        "Id=ann      | {'Id':{'N':'4'}}                   | true",
        "Id=42       | {'Id':{'N':'4.3E1'}}               | false",
        "A=1,B=2     | {'A':{'S':'1'},'B':{'N':'3'}}      | true",
        "A=1,B=2     | {'B':{'N':'2'},'A':{'S':'2'}}      | true",
        "A=1,B=2     | {'B':{'N':'2'},'A':{'S':'1'}}      | false",
        "A=1         | {'A':{'S':'2'},'A':{'S':'1'}}      | false",
        "Id=42       | {'Id':{'S':'\\u0034'}}             | false",
        "Id=42       | {'Id': {'S':'43'}}                 | false",
      })
  void looksAtTheKeyAlone(String query, String keys, boolean rejected) {
    byte[] line =
        ("{\"Keys\":" + keys.replace('\'', '"') + ",\"SequenceNumber\":\"1\"}").getBytes(UTF_8);

    assertThat(new KeySieve(KeyQuery.of(query)).rejects(line, 0, line.length)).isEqualTo(rejected);
  }

  /** After a line of the same table, one look is enough for most. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "customer-1 | {'Id':{'S':'customer-2'}}           | true",
        "customer-1 | {'Id':{'S':'customer-1'}}           | false",
        "customer-1 | {'Id':{'S':'another-1'}}            | true",
        "customer-1 | {'Id':{'S':'another                 | true",
        "customer-1 | {'Id':{'S':'anothe                  | false",
        "customer-1 | {'Id':{'S':'\\u0063ustomer-1'}}     | false",
        "customer-1 | {'Id':{'S':'customer\\u002d1'}}     | false",
        "customer-1 | {'Id':{'S':'c'}}                    | true",
        "short      | {'Id':{'S':'another-1'}}            | true",
        "12345678   | {'Id':{'N':'12345679'}}             | true",
        "12345678   | {'Id':{'N':'1.2345678E7'}}          | false",
      })
  void knowsWhatLinesOfATableBeginWith(String id, String keys, boolean rejected) {
    KeySieve sieve = new KeySieve(KeyQuery.of("Id=" + id));
    String type = keys.contains("'N'") ? "N" : "S";
    byte[] other = ("{\"Keys\":{\"Id\":{\"" + type + "\":\"99999999\"}}}").getBytes(UTF_8);
    byte[] line =
        ("{\"Keys\":" + keys.replace('\'', '"') + ",\"SequenceNumber\":\"1\"}").getBytes(UTF_8);

    assertThat(sieve.rejects(other, 0, other.length)).isTrue();
    assertThat(sieve.rejects(line, 0, line.length)).isEqualTo(rejected);
  }

  @Test
  void readsWhatIsLongerThanMostLines() {
    String filler = "x".repeat(70_000);
    byte[] line =
        ("{\"Keys\":{\"Id\":{\"S\":\"1\"}},\"NewImage\":{\"t\":{\"S\":\"" + filler + "\"}}}")
            .getBytes(UTF_8);

    assertThat(new KeySieve(KeyQuery.of("Id=2")).rejects(line, 0, line.length)).isFalse();
  }

  private static KeyQuery query(Random random) {
    List<String> names = new ArrayList<>(NAMES);
    Collections.shuffle(names, random);
    StringBuilder typed = new StringBuilder();
    for (int i = 0; i <= random.nextInt(2); i++) {
      String type = pick(List.of("S", "N", "B"), random);
      String value = type.equals("N") ? number(random) : pick(VALUES, random);
      typed.append(i == 0 ? "{" : ",").append(part(names.get(i), type, value, new Random(1)));
    }
    return random.nextInt(3) == 0
        ? new KeyQuery(
            List.of(new KeyQuery.Part(names.get(0), Optional.empty(), pick(VALUES, random))))
        : KeyQuery.of(typed.append('}').toString());
  }

  /** A change, written in any way that JSON allows, or cut off. */
  private static String line(Random random) {
    List<String> members = new ArrayList<>();
    members.add(string("Keys", random) + space(random) + ":" + space(random) + keys(random));
    members.add("\"SequenceNumber\":\"" + random.nextInt(1_000) + "\"");
    if (random.nextBoolean()) {
      members.add("\"NewImage\":" + keys(random));
    }
    if (random.nextInt(10) == 0) {
      members.add("\"Keys\":" + keys(random));
    }
    if (random.nextInt(4) == 0) {
      Collections.shuffle(members, random);
    }
    String line = "{" + space(random) + String.join(",", members) + space(random) + "}";
    return random.nextInt(20) == 0 ? line.substring(0, random.nextInt(line.length())) : line;
  }

  private static String keys(Random random) {
    StringBuilder keys = new StringBuilder("{");
    List<String> names = new ArrayList<>(NAMES);
    Collections.shuffle(names, random);
    int count = 1 + random.nextInt(random.nextInt(8) == 0 ? 3 : 2);
    for (int i = 0; i < count; i++) {
      String type = pick(List.of("S", "N", "B"), random);
      String value = type.equals("N") ? number(random) : pick(VALUES, random);
      keys.append(i == 0 ? "" : ",").append(space(random));
      keys.append(part(names.get(i), type, value, random));
    }
    return keys.append('}').toString();
  }

  private static String number(Random random) {
    return pick(VALUES.stream().filter(v -> v.matches("-?[0-9.E+]+")).toList(), random);
  }

  private static String part(String name, String type, String value, Random random) {
    return string(name, random)
        + (":" + space(random) + "{" + string(type, random) + ":" + string(value, random) + "}");
  }

  private static String string(String text, Random random) {
    StringBuilder string = new StringBuilder("\"");
    text.chars()
        .forEach(
            c -> {
              if (c == '"' || c == '\\') {
                string.append('\\').append((char) c);
              } else if (random.nextInt(40) == 0) {
                string.append("\\u%04x".formatted(c));
              } else {
                string.append((char) c);
              }
            });
    return string.append('"').toString();
  }

  private static String space(Random random) {
    return random.nextInt(30) == 0 ? " " : "";
  }

  private static <T> T pick(List<T> from, Random random) {
    return from.get(random.nextInt(from.size()));
  }
}
