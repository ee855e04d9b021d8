package io.github.ddbbackup.local.events;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The way from an event to a part of it, such as {@code $.detail.requestParameters} or {@code
 * $['detail-type']} or {@code $.resources[0]}.
 *
 * @param steps names of members, or indexes of elements
 */
record InputPath(List<String> steps) {
  private static final Pattern STEP =
      Pattern.compile("\\.(?<dotted>[\\w-]+)|\\[(?<index>\\d{1,9})]|\\['(?<quoted>[^']+)']");

  InputPath {
    steps = List.copyOf(steps);
  }

  /** The path that a text means, or empty if it is none. */
  static Optional<InputPath> parse(String text) {
    if (!text.startsWith("$")) {
      return Optional.empty();
    }
    List<String> steps = new ArrayList<>();
    Matcher matcher = STEP.matcher(text);
    int end = 1;
    while (end < text.length()) {
      if (!matcher.find(end) || matcher.start() != end) {
        return Optional.empty();
      }
      steps.add(step(matcher));
      end = matcher.end();
    }
    return Optional.of(new InputPath(steps));
  }

  /** The part of the event, or empty if it has none there. */
  Optional<JsonNode> find(JsonNode event) {
    JsonNode node = event;
    for (String step : steps) {
      node = node.isArray() ? element(node, step) : node.path(step);
    }
    return node.isMissingNode() ? Optional.empty() : Optional.of(node);
  }

  private static JsonNode element(JsonNode array, String step) {
    return step.matches("\\d+") ? array.path(Integer.parseInt(step)) : array.path(step);
  }

  private static String step(Matcher matcher) {
    for (String group : List.of("dotted", "index", "quoted")) {
      String found = matcher.group(group);
      if (found != null) {
        return found;
      }
    }
    throw new IllegalStateException("a step without a group: " + matcher.group());
  }
}
