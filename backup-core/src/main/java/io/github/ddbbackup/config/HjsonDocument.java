package io.github.ddbbackup.config;

import io.github.ddbbackup.event.BackupException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.hjson.JsonObject;
import org.hjson.JsonValue;
import org.hjson.ParseException;

/** The members of an hjson object, and what is wrong with its keys. */
final class HjsonDocument {

  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private final Map<String, JsonValue> members = new LinkedHashMap<>();
  private final Set<String> repeated = new LinkedHashSet<>();

  private HjsonDocument() {}

  static HjsonDocument empty() {
    return new HjsonDocument();
  }

  /**
   * Parses a text whose root is an object, braces optional.
   *
   * @throws BackupException if it is over 1 MiB, breaks the syntax, has a number that is too large,
   *     or is no object
   */
  static HjsonDocument parse(String text) {
    if (text.length() > HjsonText.MAX_BYTES
        || text.getBytes(StandardCharsets.UTF_8).length > HjsonText.MAX_BYTES) {
      throw BackupException.user(
          "The text is larger than 1 MiB", "", "Give the text of a configuration file.");
    }
    String body = text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
    JsonValue root = parseRoot(body);
    refuseInfinite(root);
    if (!root.isObject()) {
      throw BackupException.user(
          "The text is not an object",
          root.toString(),
          "Write 'key: value' lines between { and }.");
    }
    return of(root.asObject());
  }

  private static JsonValue parseRoot(String text) {
    try {
      return JsonValue.readHjson(text);
    } catch (ParseException e) {
      throw HjsonSyntax.error(text, e);
    }
  }

  /** A number that no double can hold was read as infinite, which can't even be shown. */
  private static void refuseInfinite(JsonValue value) {
    if (value.isNumber() && Double.isInfinite(value.asDouble())) {
      throw BackupException.user(
          "The text has a number that is too large", "", "Give numbers below 1e308.");
    }
    if (value.isArray()) {
      value.asArray().forEach(HjsonDocument::refuseInfinite);
    }
    if (value.isObject()) {
      value.asObject().forEach(member -> refuseInfinite(member.getValue()));
    }
  }

  private static HjsonDocument of(JsonObject object) {
    HjsonDocument document = new HjsonDocument();
    for (JsonObject.Member member : object) {
      if (document.members.put(member.getName(), member.getValue()) != null) {
        document.repeated.add(member.getName());
      }
    }
    return document;
  }

  Optional<JsonValue> get(String key) {
    return Optional.ofNullable(members.get(key));
  }

  Set<String> keys() {
    return members.keySet();
  }

  /** One mistake for each key that stands there twice and each key that is not known. */
  List<BackupException> mistakesInKeys(List<String> known) {
    return Stream.concat(
            repeated.stream().map(HjsonDocument::repeatedKey),
            keys().stream().filter(key -> !known.contains(key)).map(key -> unknownKey(key, known)))
        .toList();
  }

  private static BackupException repeatedKey(String key) {
    return BackupException.user("A key stands there more than once", key, "Keep one of them.");
  }

  private static BackupException unknownKey(String key, List<String> known) {
    String nextStep =
        NearestName.of(key, known)
            .map(nearest -> "Did you mean " + nearest + "?")
            .orElse("The keys are " + String.join(", ", known) + ".");
    return BackupException.user("Unknown key", key, nextStep);
  }
}
