package io.github.ddbbackup.local.firehose;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.ddbbackup.local.http.Json;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What is known of a delivery stream, apart from its records.
 *
 * @param arn tells Region and account
 * @param created when CreateDeliveryStream was called
 * @param active from when on the stream takes records
 * @param deleted when the stream is gone, if it is DELETING
 * @param updated when UpdateDestination was last called
 * @param version counts the updates of the destination, from 1
 */
record StreamState(
    String name,
    String arn,
    Instant created,
    Instant active,
    Optional<Instant> deleted,
    Optional<Instant> updated,
    int version,
    S3Destination destination,
    Encryption encryption,
    Map<String, String> tags) {

  StreamState {
    tags = new TreeMap<>(tags);
  }

  static StreamState created(
      String name, String arn, Instant now, Instant active, S3Destination destination) {
    return new StreamState(
        name,
        arn,
        now,
        active,
        Optional.empty(),
        Optional.empty(),
        1,
        destination,
        Encryption.disabled(now),
        Map.of());
  }

  String status(Instant now) {
    if (deleted.isPresent()) {
      return "DELETING";
    }
    return now.isBefore(active) ? "CREATING" : "ACTIVE";
  }

  Delivery.Target target() {
    return new Delivery.Target(name, version, destination);
  }

  StreamState deletedAt(Instant instant) {
    return new StreamState(
        name,
        arn,
        created,
        active,
        Optional.of(instant),
        updated,
        version,
        destination,
        encryption,
        tags);
  }

  StreamState withDestination(S3Destination next, Instant now) {
    return new StreamState(
        name, arn, created, active, deleted, Optional.of(now), version + 1, next, encryption, tags);
  }

  StreamState withEncryption(Encryption next) {
    return new StreamState(
        name, arn, created, active, deleted, updated, version, destination, next, tags);
  }

  StreamState withTags(Map<String, String> next) {
    return new StreamState(
        name, arn, created, active, deleted, updated, version, destination, encryption, next);
  }

  ObjectNode toJson() {
    ObjectNode json = Json.object().put("name", name).put("arn", arn);
    json.put("created", created.toString()).put("active", active.toString());
    deleted.ifPresent(instant -> json.put("deleted", instant.toString()));
    updated.ifPresent(instant -> json.put("updated", instant.toString()));
    json.put("version", version);
    json.set("destination", destination.description());
    json.set("encryption", encryption.settled());
    json.put("encryptionFrom", encryption.from().toString());
    ObjectNode tagNode = json.putObject("tags");
    tags.forEach(tagNode::put);
    return json;
  }

  static StreamState fromJson(JsonNode json) {
    Map<String, String> tags = new TreeMap<>();
    json.path("tags").properties().forEach(tag -> tags.put(tag.getKey(), tag.getValue().asText()));
    return new StreamState(
        json.path("name").asText(),
        json.path("arn").asText(),
        Instant.parse(json.path("created").asText()),
        Instant.parse(json.path("active").asText()),
        Json.text(json, "deleted").map(Instant::parse),
        Json.text(json, "updated").map(Instant::parse),
        json.path("version").asInt(),
        new S3Destination((ObjectNode) json.get("destination")),
        new Encryption(
            (ObjectNode) json.get("encryption"),
            Instant.parse(json.path("encryptionFrom").asText())),
        tags);
  }
}
