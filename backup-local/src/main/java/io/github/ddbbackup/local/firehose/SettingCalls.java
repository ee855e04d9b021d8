package io.github.ddbbackup.local.firehose;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.ddbbackup.local.http.Checks;
import io.github.ddbbackup.local.http.Json;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** The calls about tags and encryption. */
final class SettingCalls {
  private static final int TAGS_PAGE = 50;

  private final DeliveryStreams streams;
  private final Duration taking;

  /**
   * The calls.
   *
   * @param taking how long encryption takes to be switched on or off
   */
  SettingCalls(DeliveryStreams streams, Duration taking) {
    this.streams = streams;
    this.taking = taking;
  }

  ObjectNode tag(String region, ObjectNode body) {
    StreamCalls.named(body).required("Tags").orThrow();
    Tags.check(body);
    return change(region, body, state -> state.withTags(Tags.added(state.tags(), body)));
  }

  ObjectNode untag(String region, ObjectNode body) {
    StreamCalls.named(body).required("TagKeys").items("TagKeys", 1, 50).orThrow();
    return change(
        region,
        body,
        state -> {
          Map<String, String> tags = new TreeMap<>(state.tags());
          body.path("TagKeys").forEach(key -> tags.remove(key.asText()));
          return state.withTags(tags);
        });
  }

  ObjectNode listTags(String region, ObjectNode body) {
    StreamCalls.named(body)
        .length("ExclusiveStartTagKey", 1, 128)
        .range("Limit", 1, TAGS_PAGE)
        .orThrow();
    String after = body.path("ExclusiveStartTagKey").asText("");
    int limit = body.path("Limit").asInt(TAGS_PAGE);
    StreamState state = streams.get(region, body.path("DeliveryStreamName").asText()).state();
    List<Map.Entry<String, String>> tags =
        state.tags().entrySet().stream().filter(tag -> tag.getKey().compareTo(after) > 0).toList();
    ObjectNode answer = Json.object();
    ArrayNode page = answer.putArray("Tags");
    tags.stream()
        .limit(limit)
        .forEach(tag -> page.addObject().put("Key", tag.getKey()).put("Value", tag.getValue()));
    return answer.put("HasMoreTags", tags.size() > limit);
  }

  ObjectNode startEncryption(String region, ObjectNode body) {
    Checks checks = StreamCalls.named(body);
    Encryption.check(checks, "DeliveryStreamEncryptionConfigurationInput");
    checks.orThrow();
    Encryption encryption =
        Encryption.read(
            body.path("DeliveryStreamEncryptionConfigurationInput"), streams.now().plus(taking));
    streams.checkKey(region, body.path("DeliveryStreamName").asText(), encryption);
    return change(region, body, state -> active(state).withEncryption(encryption));
  }

  ObjectNode stopEncryption(String region, ObjectNode body) {
    StreamCalls.named(body).orThrow();
    Encryption none = Encryption.disabled(streams.now().plus(taking));
    return change(region, body, state -> active(state).withEncryption(none));
  }

  private ObjectNode change(String region, ObjectNode body, UnaryOperator<StreamState> change) {
    streams.change(region, body.path("DeliveryStreamName").asText(), change);
    return Json.object();
  }

  private StreamState active(StreamState state) {
    if (!state.status(streams.now()).equals("ACTIVE")) {
      throw FirehoseErrors.inUse("Firehose " + state.name() + " is not ACTIVE.");
    }
    return state;
  }
}
