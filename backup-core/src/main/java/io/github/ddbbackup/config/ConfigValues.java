package io.github.ddbbackup.config;

import io.github.ddbbackup.event.BackupException;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.hjson.JsonValue;

/** The values of the configuration: the file's, and the environment's for keys it lacks. */
final class ConfigValues {

  private static final Pattern NUMBER = Pattern.compile("[+-]?[0-9]{1,20}(?:\\.[0-9]{1,20})?");
  private static final Pattern SWALLOWED = Pattern.compile(",\\s*$|\\s(?://|#|/\\*)");

  /** An expression may hold a comment of its own after '#', but no table name holds a slash. */
  private static final Pattern SWALLOWED_BY_EXPRESSION = Pattern.compile(",\\s*$|\\s//");

  private final HjsonDocument document;
  private final Map<String, String> environment;

  ConfigValues(HjsonDocument document, Map<String, String> environment) {
    this.document = document;
    this.environment = environment;
  }

  /** A value with the place it comes from. */
  record Found(ConfigKey key, JsonValue value, boolean inFile) {

    BackupException wrong(String what, String nextStep) {
      String where = inFile ? "" : " (environment variable)";
      String shown = value.isString() ? "'" + value.asString() + "'" : value.toString();
      return BackupException.user(key.keyName() + where + ": " + what, shown, nextStep);
    }
  }

  /** A text, turned into what it stands for; empty where the key is nowhere. */
  <T> Optional<T> text(ConfigKey key, Function<String, T> parser) {
    return find(key).map(found -> parse(found, parser));
  }

  /** An expression for table names, which may be invalid; empty where the key is nowhere. */
  Optional<String> expression(ConfigKey key) {
    return find(key)
        .map(
            found -> {
              String text = textOf(found);
              refuseSwallowed(found, text, SWALLOWED_BY_EXPRESSION);
              return text;
            });
  }

  /** A whole number within a range; empty where the key is nowhere. */
  Optional<Integer> number(ConfigKey key, IntRange range) {
    return find(key).map(found -> integer(found, range));
  }

  /** Zero or a whole number within a range; empty where the key is nowhere. */
  Optional<Integer> numberOrZero(ConfigKey key, IntRange range) {
    return find(key).map(found -> plainText(found).equals("0") ? 0 : integer(found, range));
  }

  /** A choice between true and false; empty where the key is nowhere. */
  Optional<Boolean> flag(ConfigKey key) {
    return find(key)
        .map(
            found ->
                switch (plainText(found)) {
                  case "true" -> true;
                  case "false" -> false;
                  default -> throw found.wrong("neither true nor false", "Give true or false.");
                });
  }

  /** The value of a key; empty where the key is nowhere. */
  Optional<Found> find(ConfigKey key) {
    return document
        .get(key.keyName())
        .map(value -> new Found(key, value, true))
        .or(() -> fromEnvironment(key));
  }

  private Optional<Found> fromEnvironment(ConfigKey key) {
    return Optional.ofNullable(environment.get(key.keyName()))
        .filter(text -> !text.isEmpty())
        .map(text -> new Found(key, JsonValue.valueOf(text), false));
  }

  static <T> T parse(Found found, Function<String, T> parser) {
    String text = textOf(found);
    refuseSwallowed(found, text, SWALLOWED);
    try {
      return parser.apply(text);
    } catch (BackupException e) {
      throw found.wrong(lowerFirst(e.what()), e.nextStep());
    }
  }

  private static void refuseSwallowed(Found found, String text, Pattern swallowed) {
    if (swallowed.matcher(text).find()) {
      throw found.wrong(
          "a comma or a comment became part of the value",
          found.inFile()
              ? "Put the value in quotes: hjson takes a text without quotes up to the end of the"
                  + " line."
              : "Leave it out.");
    }
  }

  private static String textOf(Found found) {
    if (!found.value().isString()) {
      throw found.wrong("not a text", "Put the value in quotes, or leave the key out.");
    }
    return found.value().asString();
  }

  private static String plainText(Found found) {
    JsonValue value = found.value();
    return (value.isString() ? value.asString() : value.toString()).strip();
  }

  static int integer(Found found, IntRange range) {
    String text = plainText(found);
    boolean isNumber = found.value().isNumber() || NUMBER.matcher(text).matches();
    if (!isNumber) {
      throw found.wrong("not a number", "Give " + range + ".");
    }
    try {
      int number = new BigDecimal(text).intValueExact();
      if (range.contains(number)) {
        return number;
      }
      throw found.wrong("out of range", "Give " + range + ".");
    } catch (ArithmeticException e) {
      throw found.wrong("out of range or not a whole number", "Give " + range + ".");
    }
  }

  private static String lowerFirst(String text) {
    return text.substring(0, 1).toLowerCase(Locale.ROOT) + text.substring(1);
  }
}
