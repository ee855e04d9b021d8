package io.github.ddbbackup.local.logs;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A filter of terms, as CloudWatch Logs takes it for unstructured messages: a term must occur, one
 * behind a minus must not, and of those behind question marks one must; the latter are ignored if
 * there are others. A term in double quotes may hold any character. Filters of JSON members, of
 * columns and by regular expressions are not emulated.
 *
 * @param required all must occur
 * @param excluded none may occur
 * @param optional one must occur, if there are no others
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/FilterAndPatternSyntax.html">Filter
 *     pattern syntax</a>
 */
record FilterPattern(List<String> required, List<String> excluded, List<String> optional) {
  private static final Pattern TERM =
      Pattern.compile(
          "\\s*(?<sign>[-?]?)(?:\"(?<quoted>(?:[^\"\\\\]|\\\\.)*)\"|(?<plain>\\w+))(?=\\s|$)",
          Pattern.UNICODE_CHARACTER_CLASS);

  FilterPattern {
    required = List.copyOf(required);
    excluded = List.copyOf(excluded);
    optional = List.copyOf(optional);
  }

  static FilterPattern of(String text) {
    String trimmed = text.strip();
    if (trimmed.startsWith("{") || trimmed.startsWith("[") || trimmed.startsWith("%")) {
      throw LogChecks.notEmulated("filterPattern " + trimmed);
    }
    FilterPattern pattern =
        new FilterPattern(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    return trimmed.isEmpty() ? pattern : terms(trimmed);
  }

  boolean matches(String message) {
    if (required.isEmpty() && excluded.isEmpty()) {
      return optional.isEmpty() || optional.stream().anyMatch(message::contains);
    }
    return required.stream().allMatch(message::contains)
        && excluded.stream().noneMatch(message::contains);
  }

  private static FilterPattern terms(String text) {
    List<String> required = new ArrayList<>();
    List<String> excluded = new ArrayList<>();
    List<String> optional = new ArrayList<>();
    Matcher matcher = TERM.matcher(text);
    int end = 0;
    while (end < text.length()) {
      if (!matcher.find(end) || matcher.start() != end) {
        throw LogErrors.invalid(
            "Invalid character(s) in term '" + text.substring(end).strip() + "'");
      }
      List<String> terms =
          switch (matcher.group("sign")) {
            case "-" -> excluded;
            case "?" -> optional;
            default -> required;
          };
      terms.add(term(matcher));
      end = matcher.end();
    }
    return new FilterPattern(required, excluded, optional);
  }

  private static String term(Matcher matcher) {
    return matcher.group("plain") == null
        ? matcher.group("quoted").replaceAll("\\\\(.)", "$1")
        : matcher.group("plain");
  }
}
