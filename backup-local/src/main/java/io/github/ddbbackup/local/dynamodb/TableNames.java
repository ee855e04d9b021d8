package io.github.ddbbackup.local.dynamodb;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.ddbbackup.local.http.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Puts names where requests name tables by ARN. */
final class TableNames {
  private static final List<String> MEMBERS =
      List.of("TableName", "SourceTableName", "TargetTableName");

  private final Arns arns;

  TableNames(Arns arns) {
    this.arns = arns;
  }

  /** Replaces the ARNs of this account's tables; leaves any other for DynamoDB Local to refuse. */
  void replaceArns(String region, ObjectNode request) {
    replaceMembers(region, request);
    if (request.get("RequestItems") instanceof ObjectNode tables) {
      for (String given : names(tables)) {
        byArn(region, given).ifPresent(name -> tables.set(name, tables.remove(given)));
      }
    }
    for (JsonNode item : request.path("TransactItems")) {
      item.forEach(
          action -> {
            if (action instanceof ObjectNode object) {
              replaceMembers(region, object);
            }
          });
    }
  }

  private void replaceMembers(String region, ObjectNode object) {
    for (String member : MEMBERS) {
      Json.text(object, member)
          .flatMap(given -> byArn(region, given))
          .ifPresent(name -> object.put(member, name));
    }
  }

  private Optional<String> byArn(String region, String given) {
    return given.startsWith("arn:") ? arns.tableName(region, given) : Optional.empty();
  }

  private static List<String> names(ObjectNode object) {
    List<String> names = new ArrayList<>();
    object.fieldNames().forEachRemaining(names::add);
    return names;
  }
}
