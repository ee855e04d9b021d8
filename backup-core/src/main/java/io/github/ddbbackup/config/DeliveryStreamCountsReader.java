package io.github.ddbbackup.config;

import io.github.ddbbackup.config.ConfigValues.Found;
import io.github.ddbbackup.event.BackupException;
import io.github.ddbbackup.naming.TablePattern;
import java.util.Set;
import org.hjson.JsonArray;
import org.hjson.JsonObject;
import org.hjson.JsonValue;

/**
 * Reads a list of rules, each with the keys {@code tables} and {@code count}. The list may stand in
 * a text too, as it does in an environment variable.
 */
final class DeliveryStreamCountsReader {

  private static final String TABLES = "tables";
  private static final String COUNT = "count";
  private static final Set<String> KEYS = Set.of(TABLES, COUNT);

  /** Far more than anyone writes by hand. */
  private static final int MOST_RULES = 1_000;

  private static final String FORM = "Give a list such as [{tables: \"Orders\", count: 2}].";

  private final Found found;

  private DeliveryStreamCountsReader(Found found) {
    this.found = found;
  }

  static DeliveryStreamCounts read(Found found) {
    return new DeliveryStreamCountsReader(found).counts();
  }

  private DeliveryStreamCounts counts() {
    JsonValue value = found.value().isString() ? inText(found.value().asString()) : found.value();
    if (!value.isArray()) {
      throw found.wrong("not a list", FORM);
    }
    JsonArray array = value.asArray();
    if (array.size() > MOST_RULES) {
      throw found.wrong("too long", "Give at most " + MOST_RULES + " rules.");
    }
    return new DeliveryStreamCounts(array.values().stream().map(this::rule).toList());
  }

  private JsonValue inText(String text) {
    String key = found.key().keyName();
    HjsonDocument document;
    try {
      document = HjsonDocument.parse(key + ": " + text);
    } catch (BackupException notHjson) {
      throw BackupException.user(key + ": not a list", "'" + text + "'", FORM, notHjson);
    }
    if (document.keys().size() > 1) {
      throw found.wrong("more than a list", FORM);
    }
    return document.get(key).orElseThrow();
  }

  private DeliveryStreamCounts.Rule rule(JsonValue value) {
    Found rule = part(value);
    if (!value.isObject() || !hasEachKeyOnce(value.asObject())) {
      throw rule.wrong("not an object with the keys tables and count, each once", FORM);
    }
    JsonObject object = value.asObject();
    return new DeliveryStreamCounts.Rule(
        ConfigValues.parse(part(object.get(TABLES)), TablePattern::of),
        ConfigValues.integer(part(object.get(COUNT)), DeliveryStreamCounts.COUNT));
  }

  private static boolean hasEachKeyOnce(JsonObject object) {
    return object.size() == KEYS.size() && Set.copyOf(object.names()).equals(KEYS);
  }

  private Found part(JsonValue value) {
    return new Found(found.key(), value, found.inFile());
  }
}
