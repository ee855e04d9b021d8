package io.github.ddbbackup.local.cloudtrail;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.ddbbackup.local.http.Json;

/** Makes the document of a trail from a request. */
final class NewTrail {
  private NewTrail() {}

  static ObjectNode of(Trails trails, String region, JsonNode request, boolean logging) {
    String name = request.path("Name").asText();
    ObjectNode trail = Json.object();
    trail
        .put("Name", name)
        .put("S3BucketName", request.path("S3BucketName").asText())
        .put(
            "IncludeGlobalServiceEvents",
            request.path("IncludeGlobalServiceEvents").asBoolean(true))
        .put("IsMultiRegionTrail", request.path("IsMultiRegionTrail").asBoolean())
        .put("HomeRegion", region)
        .put("TrailARN", trails.arn(region, name))
        .put("LogFileValidationEnabled", request.path("EnableLogFileValidation").asBoolean())
        .put("HasCustomEventSelectors", false)
        .put("HasInsightSelectors", false)
        .put("IsOrganizationTrail", request.path("IsOrganizationTrail").asBoolean())
        .put(CloudTrailService.LOGGING, logging);
    trail.set(Selectors.BASIC, Selectors.byDefault());
    return trail;
  }
}
