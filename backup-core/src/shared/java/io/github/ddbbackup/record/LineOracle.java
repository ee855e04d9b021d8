package io.github.ddbbackup.record;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.github.ddbbackup.event.BackupException;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** What a view must see in a line: what Jackson sees in it. */
final class LineOracle {

  private static final JsonFactory FACTORY = new JsonFactory();
  private static final String REFUSED = "refused";

  /** Every line is one of many, so that what the view remembers of others counts. */
  private final LineView view = new LineView();

  /** Fails unless a view takes what Jackson takes, and sees the same in it. */
  void compare(byte[] line) throws IOException {
    byte[] wider = new byte[line.length + 40];
    Arrays.fill(wider, (byte) '"');
    System.arraycopy(line, 0, wider, 20, line.length);
    assertThat(seen(wider, 20, 20 + line.length))
        .as(() -> new String(line, UTF_8))
        .isEqualTo(expected(line));
  }

  private Object seen(byte[] line, int from, int to) throws IOException {
    try {
      view.look(line, from, to);
    } catch (BackupException refused) {
      return REFUSED;
    }
    List<Object> seen = new ArrayList<>();
    seen.add(view.sequenceNumber().digits());
    seen.add(image(LineView.Image.NEW));
    seen.add(image(LineView.Image.OLD));
    seen.add(attempt(view::key));
    seen.add(attempt(view::creation));
    return seen;
  }

  private Object image(LineView.Image which) throws IOException {
    Optional<Json> image = view.image(which);
    return image.isEmpty() ? Optional.empty() : Optional.of(Trees.read(image.get().toBytes()));
  }

  private static Object expected(byte[] line) throws IOException {
    Optional<Object> tree = Trees.tryRead(line);
    if (tree.isEmpty()
        || !(tree.get() instanceof Map<?, ?> members)
        || !(members.get("Keys") instanceof Map<?, ?>)
        || !(members.get("SequenceNumber") instanceof String sequenceNumber)
        || !sequenceNumber.matches("[0-9]{1,40}")
        || !isImage(members.get("NewImage"))
        || !isImage(members.get("OldImage"))
        || keys(line).size() > 1) {
      return REFUSED;
    }
    List<Object> expected = new ArrayList<>();
    expected.add(sequenceNumber);
    expected.add(present(members.get("NewImage")));
    expected.add(present(members.get("OldImage")));
    expected.add(attempt(() -> CanonicalKey.of(ItemKey.of(Json.of(keys(line).get(0))))));
    expected.add(attempt(() -> creation(members.get("ApproximateCreationDateTime"))));
    return expected;
  }

  private static boolean isImage(Object value) {
    return present(value).filter(image -> !(image instanceof Map<?, ?>)).isEmpty();
  }

  private static Optional<Object> present(Object value) {
    return Optional.ofNullable(value).filter(there -> there != Trees.Literal.NULL);
  }

  private static Optional<Instant> creation(Object value) {
    return present(value)
        .map(
            number -> {
              BigDecimal seconds = usable(number);
              BigDecimal whole = seconds.setScale(0, RoundingMode.FLOOR);
              return Instant.ofEpochSecond(
                  whole.longValue(), seconds.subtract(whole).movePointRight(9).longValue());
            });
  }

  /** Up to 15 digits before the point and 64 behind it, written in up to 64 characters. */
  private static BigDecimal usable(Object number) {
    if (number instanceof Trees.Digits digits && digits.text().length() <= 64) {
      try {
        BigDecimal value = new BigDecimal(digits.text());
        if (value.scale() <= 64 && value.precision() - (long) value.scale() <= 15) {
          return value;
        }
      } catch (NumberFormatException tooLargeAnExponent) {
        throw notATime(number);
      }
    }
    throw notATime(number);
  }

  private static BackupException notATime(Object value) {
    return BackupException.user("Not a time", value.toString(), "");
  }

  /** The texts of all members of the line itself that are named Keys. */
  private static List<String> keys(byte[] line) {
    List<String> keys = new ArrayList<>();
    String text = new String(line, UTF_8);
    try (JsonParser parser = FACTORY.createParser(text)) {
      parser.nextToken();
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String name = parser.currentName();
        parser.nextToken();
        int from = (int) parser.currentTokenLocation().getCharOffset();
        parser.skipChildren();
        if (name.equals("Keys")) {
          keys.add(text.substring(from, (int) parser.currentLocation().getCharOffset()));
        }
      }
    } catch (IOException e) {
      throw new AssertionError("it was read before", e);
    }
    return keys;
  }

  private static Object attempt(Supplier<Object> look) {
    try {
      return look.get();
    } catch (BackupException refused) {
      return REFUSED;
    }
  }
}
