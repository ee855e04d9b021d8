package io.github.ddbbackup.local.firehose;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A prefix of objects, with or without expressions (<a
 * href="https://docs.aws.amazon.com/firehose/latest/dev/s3-prefixes.html">custom prefixes</a>).
 *
 * <p>Without an expression of the namespace {@code timestamp} the hour of arrival is appended.
 */
record PrefixExpression(String text) {
  private static final Pattern EXPRESSION = Pattern.compile("!\\{([^:}]*):([^}]*)\\}");
  private static final ZonedDateTime SAMPLE = Instant.EPOCH.atZone(ZoneOffset.UTC);
  private static final String HOURS = "yyyy/MM/dd/HH/";

  PrefixExpression {
    check(text);
  }

  boolean hasExpression() {
    return EXPRESSION.matcher(text).find();
  }

  boolean mentions(String namespace, String value) {
    return text.contains("!{" + namespace + ":" + value + "}");
  }

  /** The prefix of an object whose oldest record came at this time. */
  String at(ZonedDateTime arrival, Supplier<UUID> ids) {
    if (!text.contains("!{timestamp:")) {
      return evaluated(arrival, ids) + formatted(HOURS, arrival);
    }
    return evaluated(arrival, ids);
  }

  private String evaluated(ZonedDateTime arrival, Supplier<UUID> ids) {
    Matcher matcher = EXPRESSION.matcher(text);
    return matcher.replaceAll(
        match ->
            Matcher.quoteReplacement(
                match.group(1).equals("timestamp")
                    ? formatted(match.group(2), arrival)
                    : random(ids)));
  }

  private static String random(Supplier<UUID> ids) {
    return ids.get().toString().replace("-", "").substring(0, 11);
  }

  private static String formatted(String pattern, ZonedDateTime arrival) {
    return DateTimeFormatter.ofPattern(pattern, Locale.ROOT).format(arrival);
  }

  private static void check(String text) {
    Matcher matcher = EXPRESSION.matcher(text);
    while (matcher.find()) {
      String value = matcher.group(2);
      switch (matcher.group(1)) {
        case "timestamp" -> checkPattern(value);
        case "firehose" -> checkFirehose(value);
        case "partitionKeyFromQuery", "partitionKeyFromLambda" ->
            throw FirehoseErrors.notEmulated("Dynamic partitioning (" + matcher.group() + ")");
        default ->
            throw FirehoseErrors.invalid(
                "Unknown namespace in the expression " + matcher.group() + " of the prefix");
      }
    }
  }

  private static void checkPattern(String pattern) {
    try {
      formatted(pattern, SAMPLE);
    } catch (IllegalArgumentException | DateTimeException e) {
      throw FirehoseErrors.invalid("Invalid timestamp format in the prefix: " + pattern);
    }
  }

  private static void checkFirehose(String value) {
    if (!value.equals("random-string") && !value.equals("error-output-type")) {
      throw FirehoseErrors.invalid("Unknown value in the prefix: !{firehose:" + value + "}");
    }
  }
}
