package io.github.ddbbackup.local.dynamodb;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.ddbbackup.local.http.Json;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Turns the ARNs that DynamoDB Local makes, which all lie in the region {@code ddblocal} of account
 * {@code 000000000000}, into ARNs of the account and region that were asked, and back.
 */
final class Arns {
  /** How every ARN of DynamoDB Local begins. */
  static final String RAW_PREFIX = "arn:aws:dynamodb:ddblocal:000000000000:";

  private static final Pattern TABLE =
      Pattern.compile("arn:aws[a-z-]*:dynamodb:([^:]+):(\\d{12}):table/([^/]+)(/.*)?");

  private final String account;

  Arns(String account) {
    this.account = account;
  }

  /** The ARN of a table. */
  String table(String region, String name) {
    return prefix(region) + "table/" + name;
  }

  /** The ARN of the log group in which imports tell of their errors. */
  String logGroupOfImports(String region) {
    return "arn:aws:logs:" + region + ":" + account + ":log-group:/aws-dynamodb/imports:*";
  }

  /** The name of the table in an ARN of this account and region, or empty if it is another's. */
  Optional<String> tableName(String region, String arn) {
    Matcher matcher = TABLE.matcher(arn);
    return matcher.matches() && matcher.group(1).equals(region) && matcher.group(2).equals(account)
        ? Optional.of(matcher.group(3))
        : Optional.empty();
  }

  /** An answer with every ARN, and the region in stream records, put in terms of the account. */
  void evenOut(String region, JsonNode answer) {
    replace(answer, RAW_PREFIX, prefix(region));
    Json.text(answer, "Message")
        .filter(message -> message.contains(RAW_PREFIX))
        .ifPresent(
            message ->
                ((ObjectNode) answer).put("Message", message.replace(RAW_PREFIX, prefix(region))));
    for (JsonNode streamRecord : answer.path("Records")) {
      if (streamRecord.has("awsRegion")) {
        ((ObjectNode) streamRecord).put("awsRegion", region);
      }
    }
  }

  /** A request with the ARNs of this account and region put in DynamoDB Local's terms. */
  void localize(String region, JsonNode request) {
    replace(request, prefix(region), RAW_PREFIX);
  }

  private String prefix(String region) {
    return "arn:aws:dynamodb:" + region + ":" + account + ":";
  }

  /**
   * Only members whose name ends in Arn: an attribute of an item is never a bare text, whatever its
   * name, so that no data is touched.
   */
  private static void replace(JsonNode node, String from, String to) {
    if (node instanceof ObjectNode object) {
      for (Map.Entry<String, JsonNode> member : object.properties()) {
        JsonNode value = member.getValue();
        if (!value.isTextual()) {
          replace(value, from, to);
        } else if (member.getKey().endsWith("Arn") && value.asText().startsWith(from)) {
          member.setValue(TextNode.valueOf(to + value.asText().substring(from.length())));
        }
      }
    } else {
      node.forEach(element -> replace(element, from, to));
    }
  }
}
