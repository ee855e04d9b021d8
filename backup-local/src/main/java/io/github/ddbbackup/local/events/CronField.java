package io.github.ddbbackup.local.events;

import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One field of a cron expression: numbers, ranges, steps and lists of these. */
final class CronField {
  private static final Pattern ITEM =
      Pattern.compile("(?:\\*|(?<from>\\w+)(?:-(?<to>\\w+))?)(?:/(?<step>[1-9]\\d{0,3}))?");

  private final int min;
  private final int max;
  private final List<String> names;

  private CronField(int min, int max, List<String> names) {
    this.min = min;
    this.max = max;
    this.names = names;
  }

  /**
   * The numbers that a field means, or empty if it is no field.
   *
   * @param names in capitals, standing for the numbers from {@code min} on
   */
  static Optional<BitSet> parse(String text, int min, int max, List<String> names) {
    CronField field = new CronField(min, max, names);
    BitSet numbers = new BitSet();
    for (String item : text.split(",", -1)) {
      if (!field.add(item, numbers)) {
        return Optional.empty();
      }
    }
    return Optional.of(numbers);
  }

  private boolean add(String item, BitSet numbers) {
    Matcher matcher = ITEM.matcher(item);
    if (!matcher.matches()) {
      return false;
    }
    Optional<String> from = Optional.ofNullable(matcher.group("from"));
    Optional<String> to = Optional.ofNullable(matcher.group("to"));
    Optional<String> step = Optional.ofNullable(matcher.group("step"));
    OptionalInt first = from.map(this::number).orElseGet(() -> OptionalInt.of(min));
    OptionalInt last =
        to.map(this::number)
            .orElseGet(() -> from.isPresent() && step.isEmpty() ? first : OptionalInt.of(max));
    if (first.isEmpty() || last.isEmpty() || first.getAsInt() > last.getAsInt()) {
      return false;
    }
    int by = step.map(Integer::parseInt).orElse(1);
    for (int number = first.getAsInt(); number <= last.getAsInt(); number += by) {
      numbers.set(number);
    }
    return true;
  }

  private OptionalInt number(String text) {
    int named = names.indexOf(text.toUpperCase(Locale.ROOT));
    if (named >= 0) {
      return OptionalInt.of(min + named);
    }
    if (!text.matches("\\d{1,4}")) {
      return OptionalInt.empty();
    }
    int number = Integer.parseInt(text);
    return number < min || number > max ? OptionalInt.empty() : OptionalInt.of(number);
  }
}
