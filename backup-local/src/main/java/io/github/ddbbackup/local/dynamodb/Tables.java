package io.github.ddbbackup.local.dynamodb;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.ddbbackup.local.http.ApiException;
import io.github.ddbbackup.local.http.Json;
import java.util.Optional;

/** Finds the tables that requests name. */
final class Tables {
  private final Backend backend;
  private final Arns arns;

  Tables(Backend backend, Arns arns) {
    this.backend = backend;
    this.arns = arns;
  }

  /**
   * The name of the table that an ARN names.
   *
   * @throws ApiException if there is no such table
   */
  String byArn(String region, String arn) {
    String name =
        arns.tableName(region, arn)
            .orElseThrow(
                () -> ApiException.validation("Invalid TableArn: Invalid ResourceArn provided"));
    return existing(
        region, name, "Requested resource not found: ResourcArn: " + arn + " not found");
  }

  /**
   * The name of the table that a request names, by name or ARN.
   *
   * @throws ApiException if there is no such table
   */
  String byRequest(String region, JsonNode request) {
    String given =
        Json.text(request, "TableName")
            .orElseThrow(
                () ->
                    ApiException.validation(
                        "1 validation error detected: Value null at 'tableName' failed to satisfy"
                            + " constraint: Member must not be null"));
    String name = given.startsWith("arn:") ? arns.tableName(region, given).orElse(given) : given;
    return existing(region, name, "Table not found: " + name);
  }

  /** The description of a table, or empty if there is no such table. */
  Optional<JsonNode> describe(String region, String name) {
    try {
      return Optional.of(
          backend
              .call(region, "DynamoDB_20120810.DescribeTable", Json.object().put("TableName", name))
              .path("Table"));
    } catch (ApiException e) {
      if (e.code().equals("ResourceNotFoundException")) {
        return Optional.empty();
      }
      throw e;
    }
  }

  private String existing(String region, String name, String otherwise) {
    if (describe(region, name).isEmpty()) {
      throw new ApiException("ResourceNotFoundException", 400, otherwise);
    }
    return name;
  }
}
