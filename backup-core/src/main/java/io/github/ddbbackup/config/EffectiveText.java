package io.github.ddbbackup.config;

import java.util.Map;
import java.util.Optional;
import org.hjson.JsonObject;
import org.hjson.JsonValue;
import org.hjson.Stringify;

/** The configuration as a text of its own, for readers that do not share this environment. */
final class EffectiveText {

  private static final String NOTE =
      "# The configuration file, and environment variables for the keys that it lacks.\n";

  private EffectiveText() {}

  /** The file's text as it is, or all keys anew where the environment has a part in them. */
  static String of(String fileText, Map<String, String> environment) {
    ConfigValues values = new ConfigValues(HjsonDocument.parse(fileText), environment);
    JsonObject all = new JsonObject();
    boolean fromEnvironment = false;
    for (ConfigKey key : ConfigKey.values()) {
      Optional<ConfigValues.Found> found = values.find(key);
      found.ifPresent(f -> all.add(key.keyName(), f.value()));
      fromEnvironment |= found.filter(f -> !f.inFile()).isPresent();
    }
    return fromEnvironment ? NOTE + written(all) + "\n" : fileText;
  }

  private static String written(JsonValue all) {
    return all.toString(Stringify.FORMATTED);
  }
}
