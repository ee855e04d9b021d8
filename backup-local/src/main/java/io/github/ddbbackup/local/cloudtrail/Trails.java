package io.github.ddbbackup.local.cloudtrail;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.ddbbackup.local.http.ApiException;
import io.github.ddbbackup.local.http.Json;
import io.github.ddbbackup.local.state.StateStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The trails of every region, by ARN. */
final class Trails {
  private static final String DOCUMENT = "cloudtrail/trails";

  private final StateStore state;
  private final String account;

  Trails(StateStore state, String account) {
    this.state = state;
    this.account = account;
  }

  String arn(String region, String name) {
    return "arn:aws:cloudtrail:" + region + ":" + account + ":trail/" + name;
  }

  /** Whether no trail was ever made here. */
  synchronized boolean untouched() {
    return state.read(DOCUMENT).isEmpty();
  }

  /** Those that log in a region: its own, and the shadows of those for all regions. */
  synchronized List<ObjectNode> in(String region) {
    List<ObjectNode> found = new ArrayList<>();
    for (JsonNode trail : document()) {
      if (trail.path("HomeRegion").asText().equals(region)
          || trail.path("IsMultiRegionTrail").asBoolean()) {
        found.add((ObjectNode) trail);
      }
    }
    return found;
  }

  /** The trail of this name or ARN as seen from a region. */
  Optional<ObjectNode> find(String region, String nameOrArn) {
    return in(region).stream()
        .filter(
            trail ->
                nameOrArn.equals(trail.path("Name").asText())
                    || nameOrArn.equals(trail.path("TrailARN").asText()))
        .findFirst();
  }

  /** The trail of this name or ARN as seen from a region; fails if there is none. */
  ObjectNode get(String region, String nameOrArn) {
    return find(region, nameOrArn)
        .orElseThrow(
            () ->
                new ApiException(
                    "TrailNotFoundException",
                    400,
                    "Unknown trail: "
                        + (nameOrArn.startsWith("arn:") ? nameOrArn : arn(region, nameOrArn))
                        + " for the user: "
                        + account));
  }

  /** Keeps a trail, in place of one of the same ARN. */
  synchronized void put(ObjectNode trail) {
    ObjectNode document = document();
    document.set(trail.path("TrailARN").asText(), trail);
    state.write(DOCUMENT, document);
  }

  /** Changes a trail; fails if there is none. */
  synchronized void change(String region, String nameOrArn, Consumer<ObjectNode> change) {
    ObjectNode trail = get(region, nameOrArn);
    change.accept(trail);
    put(trail);
  }

  /** Forgets a trail; fails if there is none. */
  synchronized void remove(String region, String nameOrArn) {
    String arn = get(region, nameOrArn).path("TrailARN").asText();
    ObjectNode document = document();
    document.remove(arn);
    state.write(DOCUMENT, document);
  }

  private ObjectNode document() {
    return state.read(DOCUMENT).map(ObjectNode.class::cast).orElseGet(Json::object);
  }
}
