package io.github.ddbbackup.local.lambda;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.ddbbackup.local.http.Json;
import java.time.Instant;

/**
 * Code and settings of a function at one point.
 *
 * @param version a number, or {@code $LATEST}
 * @param codeSha256 in base64
 * @param codeSize of the archive, in bytes
 * @param modified when it was made or last updated
 * @param ready from when on it can be invoked and updated
 * @param updated whether it was updated since it was made
 */
record FunctionVersion(
    String version,
    FunctionSettings settings,
    String codeSha256,
    long codeSize,
    String revisionId,
    Instant modified,
    Instant ready,
    boolean updated) {
  static final String LATEST = "$LATEST";

  boolean isReady(Instant now) {
    return !now.isBefore(ready);
  }

  /** Whether publishing this after that would make a version of its own. */
  boolean differsFrom(FunctionVersion published, String description) {
    FunctionSettings wanted = described(description).settings();
    return !codeSha256.equals(published.codeSha256()) || !wanted.equals(published.settings());
  }

  FunctionVersion published(
      String number, String description, String revision, Instant now, Instant readyAt) {
    return new FunctionVersion(
        number,
        described(description).settings(),
        codeSha256,
        codeSize,
        revision,
        now,
        readyAt,
        false);
  }

  private FunctionVersion described(String description) {
    if (description.isEmpty()) {
      return this;
    }
    ObjectNode members = settings.members().deepCopy().put("Description", description);
    return new FunctionVersion(
        version,
        new FunctionSettings(members),
        codeSha256,
        codeSize,
        revisionId,
        modified,
        ready,
        updated);
  }

  ObjectNode toJson() {
    ObjectNode json = Json.object().put("version", version);
    json.set("settings", settings.members());
    return json.put("codeSha256", codeSha256)
        .put("codeSize", codeSize)
        .put("revisionId", revisionId)
        .put("modified", modified.toString())
        .put("ready", ready.toString())
        .put("updated", updated);
  }

  static FunctionVersion fromJson(JsonNode json) {
    return new FunctionVersion(
        json.path("version").asText(),
        new FunctionSettings((ObjectNode) json.get("settings")),
        json.path("codeSha256").asText(),
        json.path("codeSize").asLong(),
        json.path("revisionId").asText(),
        Instant.parse(json.path("modified").asText()),
        Instant.parse(json.path("ready").asText()),
        json.path("updated").asBoolean());
  }
}
