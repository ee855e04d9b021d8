package io.github.ddbbackup.local.firehose;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.ddbbackup.local.http.Checks;
import io.github.ddbbackup.local.http.Json;
import java.time.Instant;
import java.util.Optional;

/**
 * The server-side encryption of what a delivery stream buffers: kept and shown; nothing is
 * encrypted.
 *
 * @param settled as DescribeDeliveryStream shows it once it is in force
 * @param from when it is in force; until then it is ENABLING or DISABLING
 * @see <a
 *     href="https://docs.aws.amazon.com/firehose/latest/APIReference/API_StartDeliveryStreamEncryption.html">StartDeliveryStreamEncryption</a>
 */
record Encryption(ObjectNode settled, Instant from) {
  private static final String CUSTOMERS = "CUSTOMER_MANAGED_CMK";

  static Encryption disabled(Instant from) {
    return new Encryption(Json.object().put("Status", "DISABLED"), from);
  }

  static void check(Checks checks, String path) {
    checks
        .required(path + ".KeyType")
        .oneOf(path + ".KeyType", "AWS_OWNED_CMK", CUSTOMERS)
        .length(path + ".KeyARN", 1, 512)
        .pattern(
            path + ".KeyARN", "arn:.*:kms:[a-zA-Z0-9\\-]+:\\d{12}:key/[a-zA-Z_0-9+=,.@\\-_/]+");
  }

  /** What a request asks for; a missing request asks for a key that AWS owns. */
  static Encryption read(JsonNode input, Instant from) {
    String type = input.path("KeyType").asText("AWS_OWNED_CMK");
    boolean customers = type.equals(CUSTOMERS);
    if (customers != input.has("KeyARN")) {
      throw FirehoseErrors.invalid(
          customers
              ? "KeyARN is required when KeyType is CUSTOMER_MANAGED_CMK."
              : "KeyARN must not be set when KeyType is AWS_OWNED_CMK.");
    }
    ObjectNode settled = Json.object().put("KeyType", type).put("Status", "ENABLED");
    if (customers) {
      settled.set("KeyARN", input.get("KeyARN"));
    }
    return new Encryption(settled, from);
  }

  /** As DescribeDeliveryStream shows it at an instant. */
  ObjectNode description(Instant now) {
    ObjectNode description = settled.deepCopy();
    if (now.isBefore(from)) {
      description.put("Status", isOn() ? "ENABLING" : "DISABLING");
    }
    return description;
  }

  /** Whether records that come at an instant are encrypted. */
  boolean enabled(Instant now) {
    return isOn() && !now.isBefore(from);
  }

  /** The key, if it is not AWS's own. */
  Optional<String> key() {
    return Json.text(settled, "KeyARN");
  }

  private boolean isOn() {
    return settled.path("Status").asText().equals("ENABLED");
  }
}
