package io.github.ddbbackup.local.monitoring;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.ddbbackup.local.http.ApiException;
import io.github.ddbbackup.local.http.ApiRequest;
import io.github.ddbbackup.local.http.Forms;
import io.github.ddbbackup.local.http.Xml;
import java.time.Instant;
import java.util.Map;
import java.util.Set;

/** Turns the texts of forms into numbers and truth values, and times into the texts of XML. */
final class FormTypes {
  private static final Set<String> WHOLE =
      Set.of(
          "Period", "EvaluationPeriods", "DatapointsToAlarm", "MaxRecords", "EvaluationInterval");
  private static final Set<String> TRUTH = Set.of("ActionsEnabled", "ReturnData");

  private FormTypes() {}

  static ObjectNode body(ApiRequest request) {
    ObjectNode body = Forms.members(request);
    type(body);
    return body;
  }

  /** An answer as XML. */
  static String xml(ObjectNode answer) {
    showTimes(answer);
    return Xml.of(answer);
  }

  private static void type(JsonNode node) {
    if (node instanceof ObjectNode object) {
      for (Map.Entry<String, JsonNode> member : object.properties()) {
        if (member.getValue().isTextual()) {
          member.setValue(typed(member.getKey(), member.getValue().asText()));
        }
      }
    }
    node.forEach(FormTypes::type);
  }

  private static JsonNode typed(String name, String text) {
    try {
      if (WHOLE.contains(name)) {
        return LongNode.valueOf(Long.parseLong(text));
      }
      if (name.equals("Threshold")) {
        return DoubleNode.valueOf(Double.parseDouble(text));
      }
    } catch (NumberFormatException e) {
      throw malformed(name, text);
    }
    return TRUTH.contains(name) && text.matches("(?i)true|false")
        ? BooleanNode.valueOf(Boolean.parseBoolean(text))
        : TextNode.valueOf(text);
  }

  private static ApiException malformed(String name, String text) {
    return new ApiException("MalformedInput", 400, "Not a number: " + name + " " + text);
  }

  private static void showTimes(JsonNode node) {
    if (node instanceof ObjectNode object) {
      for (Map.Entry<String, JsonNode> member : object.properties()) {
        if (member.getKey().endsWith("Timestamp")) {
          long milliseconds = Math.round(member.getValue().asDouble() * 1000);
          member.setValue(TextNode.valueOf(Instant.ofEpochMilli(milliseconds).toString()));
        }
      }
    }
    node.forEach(FormTypes::showTimes);
  }
}
