package io.github.ddbbackup.local.cloudtrail;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.ddbbackup.local.http.ApiException;
import io.github.ddbbackup.local.http.ApiRequest;
import io.github.ddbbackup.local.http.ApiResponse;
import io.github.ddbbackup.local.http.Json;
import io.github.ddbbackup.local.http.LocalService;
import io.github.ddbbackup.local.http.Protocol;
import java.time.InstantSource;
import java.util.List;
import java.util.regex.Pattern;

/** The calls of CloudTrail. */
final class CloudTrailService implements LocalService {
  /** Member of a trail that says whether it logs; not part of descriptions. */
  static final String LOGGING = "logging";

  private static final String STARTED = "startedAt";
  private static final String STOPPED = "stoppedAt";
  private static final List<String> NOT_DESCRIBED =
      List.of(LOGGING, STARTED, STOPPED, Selectors.BASIC, Selectors.ADVANCED);
  private static final Pattern NAME =
      Pattern.compile("(?=.{3,128}$)[A-Za-z0-9]([._-]?[A-Za-z0-9])*");

  /** Trails a region may have, says the page on CloudTrail's quotas. */
  private static final int MAX_TRAILS = 5;

  private final Trails trails;
  private final InstantSource clock;

  CloudTrailService(Trails trails, InstantSource clock) {
    this.trails = trails;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "cloudtrail";
  }

  @Override
  public Protocol protocol() {
    return Protocol.JSON_1_1;
  }

  @Override
  public boolean accepts(ApiRequest request) {
    return request.target().filter(target -> target.contains("CloudTrail_20131101.")).isPresent();
  }

  @Override
  public ApiResponse handle(ApiRequest request) {
    String operation = request.targetOperation().orElse("");
    String region = request.region();
    ObjectNode body = Json.body(request);
    return ApiResponse.json(
        switch (operation) {
          case "CreateTrail" -> create(region, body);
          case "DescribeTrails" -> describe(region, body);
          case "GetTrail" -> get(region, body);
          case "GetTrailStatus" -> status(region, body);
          case "StartLogging" -> log(region, body, true);
          case "StopLogging" -> log(region, body, false);
          case "DeleteTrail" -> delete(region, body);
          case "GetEventSelectors" -> selectors(trails.get(region, name(body, "TrailName")));
          case "PutEventSelectors" -> putSelectors(region, body);
          default -> throw ApiException.notEmulated(name(), operation);
        });
  }

  private ObjectNode create(String region, ObjectNode body) {
    String name = name(body, "Name");
    if (!NAME.matcher(name).matches()) {
      throw new ApiException(
          "InvalidTrailNameException",
          400,
          "Trail name must have 3 to 128 characters, start and end with a letter or a digit, and"
              + " hold letters, digits, periods, underscores and dashes only: "
              + name);
    }
    if (body.path("S3BucketName").asText().isEmpty()) {
      throw new ApiException("InvalidS3BucketNameException", 400, "Bucket name cannot be blank!");
    }
    if (trails.find(region, name).isPresent()) {
      throw new ApiException(
          "TrailAlreadyExistsException",
          400,
          "Trail " + name + " already exists for customer: " + region);
    }
    if (trails.in(region).size() >= MAX_TRAILS) {
      throw new ApiException(
          "MaximumNumberOfTrailsExceededException",
          403,
          "User already has " + MAX_TRAILS + " trails in " + region);
    }
    ObjectNode trail = NewTrail.of(trails, region, body, false);
    trails.put(trail);
    return described(trail);
  }

  private ObjectNode describe(String region, ObjectNode body) {
    JsonNode names = body.path("trailNameList");
    boolean shadows = body.path("includeShadowTrails").asBoolean(true);
    ObjectNode answer = Json.object();
    ArrayNode list = answer.putArray("trailList");
    if (names.isEmpty()) {
      trails.in(region).stream()
          .filter(trail -> shadows || trail.path("HomeRegion").asText().equals(region))
          .forEach(trail -> list.add(described(trail)));
    }
    for (JsonNode name : names) {
      trails.find(region, name.asText()).ifPresent(trail -> list.add(described(trail)));
    }
    return answer;
  }

  private ObjectNode get(String region, ObjectNode body) {
    ObjectNode answer = Json.object();
    answer.set("Trail", described(trails.get(region, name(body, "Name"))));
    return answer;
  }

  private ObjectNode status(String region, ObjectNode body) {
    ObjectNode trail = trails.get(region, name(body, "Name"));
    ObjectNode answer = Json.object().put("IsLogging", trail.path(LOGGING).asBoolean());
    if (trail.has(STARTED)) {
      answer.set("StartLoggingTime", trail.get(STARTED));
    }
    if (trail.has(STOPPED)) {
      answer.set("StopLoggingTime", trail.get(STOPPED));
    }
    return answer;
  }

  private ObjectNode log(String region, ObjectNode body, boolean logging) {
    trails.change(
        region,
        name(body, "Name"),
        trail ->
            trail
                .put(LOGGING, logging)
                .put(logging ? STARTED : STOPPED, clock.instant().getEpochSecond()));
    return Json.object();
  }

  private ObjectNode delete(String region, ObjectNode body) {
    trails.remove(region, name(body, "Name"));
    return Json.object();
  }

  private ObjectNode putSelectors(String region, ObjectNode body) {
    boolean basic = !body.path(Selectors.BASIC).isEmpty();
    if (basic != body.path(Selectors.ADVANCED).isEmpty()) {
      throw new ApiException(
          "InvalidEventSelectorsException",
          400,
          "Specify either event selectors or advanced event selectors");
    }
    String name = name(body, "TrailName");
    trails.change(
        region,
        name,
        trail -> {
          trail.remove(List.of(Selectors.BASIC, Selectors.ADVANCED));
          String kind = basic ? Selectors.BASIC : Selectors.ADVANCED;
          trail.set(kind, body.get(kind));
          trail.put("HasCustomEventSelectors", true);
        });
    return selectors(trails.get(region, name));
  }

  private static ObjectNode selectors(ObjectNode trail) {
    ObjectNode answer = Json.object();
    answer.set("TrailARN", trail.get("TrailARN"));
    for (String kind : List.of(Selectors.BASIC, Selectors.ADVANCED)) {
      if (trail.has(kind)) {
        answer.set(kind, trail.get(kind));
      }
    }
    return answer;
  }

  private static ObjectNode described(ObjectNode trail) {
    return trail.deepCopy().remove(NOT_DESCRIBED);
  }

  private static String name(ObjectNode body, String member) {
    return Json.text(body, member)
        .filter(name -> !name.isBlank())
        .orElseThrow(
            () ->
                new ApiException("InvalidTrailNameException", 400, "Trail name cannot be blank!"));
  }
}
