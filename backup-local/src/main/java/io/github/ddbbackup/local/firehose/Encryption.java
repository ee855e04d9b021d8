package io.github.ddbbackup.local.firehose;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.ddbbackup.local.http.Checks;
import io.github.ddbbackup.local.http.Json;

/**
 * The server-side encryption of a delivery stream: kept and shown; nothing is encrypted.
 *
 * @param description as DescribeDeliveryStream shows it
 */
record Encryption(ObjectNode description) {

  static Encryption disabled() {
    return new Encryption(Json.object().put("Status", "DISABLED"));
  }

  static void check(Checks checks, String path) {
    checks
        .required(path + ".KeyType")
        .oneOf(path + ".KeyType", "AWS_OWNED_CMK", "CUSTOMER_MANAGED_CMK")
        .length(path + ".KeyARN", 1, 512)
        .pattern(
            path + ".KeyARN", "arn:.*:kms:[a-zA-Z0-9\\-]+:\\d{12}:key/[a-zA-Z_0-9+=,.@\\-_/]+");
  }

  /** What a request asks for; a missing request asks for a key that AWS owns. */
  static Encryption read(JsonNode input) {
    String type = input.path("KeyType").asText("AWS_OWNED_CMK");
    boolean customers = type.equals("CUSTOMER_MANAGED_CMK");
    if (customers != input.has("KeyARN")) {
      throw FirehoseErrors.invalid(
          customers
              ? "KeyARN is required when KeyType is CUSTOMER_MANAGED_CMK."
              : "KeyARN must not be set when KeyType is AWS_OWNED_CMK.");
    }
    ObjectNode description = Json.object().put("KeyType", type).put("Status", "ENABLED");
    if (customers) {
      description.set("KeyARN", input.get("KeyARN"));
    }
    return new Encryption(description);
  }

  boolean enabled() {
    return description.path("Status").asText().equals("ENABLED");
  }
}
