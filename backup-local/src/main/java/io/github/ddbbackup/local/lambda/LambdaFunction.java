package io.github.ddbbackup.local.lambda;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.ddbbackup.local.http.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A function with its versions, aliases and policies. Not safe for several threads: {@link
 * Functions} lets one at a time change it.
 */
final class LambdaFunction {
  private final String name;
  private final String arn;
  private FunctionVersion latest;
  private final TreeMap<Integer, FunctionVersion> versions = new TreeMap<>();
  private int lastVersion;
  private final Map<String, Alias> aliases = new TreeMap<>();
  private final Map<String, ResourcePolicy> policies = new TreeMap<>();
  private Map<String, String> tags = new TreeMap<>();
  private Optional<Integer> reservedConcurrency = Optional.empty();

  LambdaFunction(String name, String arn, FunctionVersion latest) {
    this.name = name;
    this.arn = arn;
    this.latest = latest;
  }

  String name() {
    return name;
  }

  String arn() {
    return arn;
  }

  FunctionVersion latest() {
    return latest;
  }

  void latest(FunctionVersion version) {
    latest = version;
  }

  /** The newest published version that is still there. */
  Optional<FunctionVersion> newestVersion() {
    return Optional.ofNullable(versions.lastEntry()).map(Map.Entry::getValue);
  }

  int nextVersion() {
    return lastVersion + 1;
  }

  void publish(FunctionVersion version) {
    lastVersion = Integer.parseInt(version.version());
    versions.put(lastVersion, version);
  }

  void removeVersion(String number) {
    versions.remove(Integer.parseInt(number));
  }

  /** {@code $LATEST} and the published versions, in order. */
  List<FunctionVersion> allVersions() {
    List<FunctionVersion> all = new ArrayList<>();
    all.add(latest);
    all.addAll(versions.values());
    return all;
  }

  /** The version of a number or {@code $LATEST}. */
  Optional<FunctionVersion> version(String version) {
    return allVersions().stream().filter(v -> v.version().equals(version)).findFirst();
  }

  /** What a version or an alias stands for; the latest if there is no qualifier. */
  Optional<FunctionVersion> resolve(Optional<String> qualifier) {
    String wanted = qualifier.orElse(FunctionVersion.LATEST);
    return version(Optional.ofNullable(aliases.get(wanted)).map(Alias::version).orElse(wanted));
  }

  Map<String, Alias> aliases() {
    return aliases;
  }

  /** The policies by version or alias; the function's own by an empty text. */
  Map<String, ResourcePolicy> policies() {
    return policies;
  }

  Map<String, String> tags() {
    return tags;
  }

  void tags(Map<String, String> next) {
    tags = new TreeMap<>(next);
  }

  Optional<Integer> reservedConcurrency() {
    return reservedConcurrency;
  }

  void reservedConcurrency(Optional<Integer> reserved) {
    reservedConcurrency = reserved;
  }

  ObjectNode toJson() {
    ObjectNode json = Json.object().put("name", name).put("arn", arn);
    json.set("latest", latest.toJson());
    versions.values().forEach(v -> json.withArray("versions").add(v.toJson()));
    json.put("lastVersion", lastVersion);
    aliases.values().forEach(alias -> json.withArray("aliases").add(alias.toJson()));
    ObjectNode policyNode = json.putObject("policies");
    policies.forEach((qualifier, policy) -> policyNode.set(qualifier, policy.toJson()));
    ObjectNode tagNode = json.putObject("tags");
    tags.forEach(tagNode::put);
    reservedConcurrency.ifPresent(reserved -> json.put("reserved", reserved));
    return json;
  }

  static LambdaFunction fromJson(JsonNode json) {
    LambdaFunction function =
        new LambdaFunction(
            json.path("name").asText(),
            json.path("arn").asText(),
            FunctionVersion.fromJson(json.path("latest")));
    json.path("versions").forEach(v -> function.publish(FunctionVersion.fromJson(v)));
    function.lastVersion = json.path("lastVersion").asInt();
    for (JsonNode alias : json.path("aliases")) {
      function.aliases.put(alias.path("Name").asText(), Alias.fromJson(alias));
    }
    json.path("policies")
        .properties()
        .forEach(p -> function.policies.put(p.getKey(), ResourcePolicy.fromJson(p.getValue())));
    json.path("tags")
        .properties()
        .forEach(t -> function.tags.put(t.getKey(), t.getValue().asText()));
    function.reservedConcurrency = Json.number(json, "reserved").map(Math::toIntExact);
    return function;
  }
}
