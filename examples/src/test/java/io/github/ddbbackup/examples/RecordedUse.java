package io.github.ddbbackup.examples;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.ddbbackup.local.http.Json;
import io.github.ddbbackup.local.iam.policy.Access;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A line that the loopback account wrote down.
 *
 * @param principal {@code user}, {@code other} or the ARN of a role
 */
record RecordedUse(String principal, String action, String resource, Map<String, String> context) {
  private static final String REGION = "eu-west-1";
  private static final String BUCKET = "arn:aws:s3:::my-backup-bucket";
  private static final String PREFIX = "/dynamodb/backup/";
  private static final String KEY = "1234abcd-12ab-34cd-56ef-1234567890ab";
  private static final String ANY_PREFIX = "(?:.*/)?";

  static RecordedUse parse(String line) {
    JsonNode node =
        Json.parse(line).orElseThrow(() -> new IllegalArgumentException("no JSON: " + line));
    Map<String, String> context = new HashMap<>();
    node.path("context")
        .properties()
        .forEach(entry -> context.put(entry.getKey(), entry.getValue().asText()));
    return new RecordedUse(
        node.path("principal").asText(),
        node.path("action").asText(),
        node.path("resource").asText(),
        context);
  }

  /** The service that a role is passed to, or an empty text. */
  String passedTo() {
    return context.getOrDefault("iam:PassedToService", "");
  }

  /**
   * The same in the names that the policies are written in: their Region, bucket and prefix.
   *
   * @param role the policies' name for the role that the resource is, if it is one
   */
  Access inTermsOfPolicies(String role) {
    Map<String, List<String>> values = new HashMap<>();
    // A request that changes a mapping does not name the function, which AWS knows.
    values.put(
        "lambda:FunctionArn",
        List.of(
            "arn:aws:lambda:"
                + REGION
                + ":123456789012:function:LambdaStreamToFirehose:live-gzip"));
    context.forEach((key, value) -> values.put(key, List.of(inRegion(value))));
    values.computeIfPresent("s3:prefix", (key, value) -> List.of(key(value.get(0)).substring(1)));
    return new Access(action, resource(role), values);
  }

  private String resource(String role) {
    if (resource.startsWith("arn:aws:iam:")) {
      return "arn:aws:iam::123456789012:role/" + role;
    }
    if (!resource.startsWith("arn:aws:s3:::")) {
      return inRegion(resource);
    }
    int slash = resource.indexOf('/');
    return slash < 0 ? BUCKET : BUCKET + key(resource.substring(slash + 1));
  }

  /** Every test has a prefix of its own, which ends where a table's name and a date begin. */
  private static String key(String key) {
    if (key.startsWith("aws/lambda/")) {
      return "/" + key;
    }
    return PREFIX
        + key.replaceFirst("^" + ANY_PREFIX + "(?=_(?:catalog|snapshot)=)", "")
            .replaceFirst("^" + ANY_PREFIX + "(?=[^/]+/\\d{4}/\\d\\d/\\d\\d/)", "");
  }

  private static String inRegion(String text) {
    return text.replaceFirst("^(arn:aws:[a-z0-9-]+:)[a-z0-9-]+:", "$1" + REGION + ":")
        .replaceFirst("^(arn:aws:kms:[a-z0-9-]+:\\d{12}:key/).*", "$1" + KEY)
        .replaceFirst("^s3\\.[a-z0-9-]+\\.amazonaws", "s3." + REGION + ".amazonaws");
  }
}
