package io.github.ddbbackup.local.dynamodb;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.ddbbackup.local.http.ApiException;
import io.github.ddbbackup.local.http.ApiRequest;
import io.github.ddbbackup.local.http.ApiResponse;
import io.github.ddbbackup.local.http.Json;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Takes a call to DynamoDB Local and its answer back, evening out on the way what differs. */
final class TableCalls {
  private final Backend backend;
  private final Arns arns;
  private final TableNames names;
  private final CreationHold hold;
  private final TableAnswers answers;
  private final TagCalls tags;
  private final TableNotes notes;
  private final UnprocessedItems unprocessed;
  private final StreamTimes times;

  TableCalls(
      Backend backend,
      Arns arns,
      CreationHold hold,
      TagCalls tags,
      TableNotes notes,
      UnprocessedItems unprocessed,
      StreamTimes times) {
    this.backend = backend;
    this.arns = arns;
    this.names = new TableNames(arns);
    this.hold = hold;
    this.answers = new TableAnswers(hold);
    this.tags = tags;
    this.notes = notes;
    this.unprocessed = unprocessed;
    this.times = times;
  }

  ApiResponse handle(ApiRequest request, String operation) {
    boolean batchWrite = operation.equals("BatchWriteItem") && !unprocessed.none();
    if (!batchWrite && !needsLook(request, operation)) {
      return answered(request, operation, request.body());
    }
    ObjectNode body = Json.body(request);
    arns.localize(request.region(), body);
    names.replaceArns(request.region(), body);
    check(request.region(), operation, body);
    if (batchWrite) {
      return unprocessed.around(body, rest -> answered(request, operation, bytes(rest)));
    }
    ApiResponse response = answered(request, operation, bytes(body));
    if (response.status() < 400) {
      note(request.region(), operation, body);
    }
    return response;
  }

  /** Requests for items are many and may be large: most pass as they came. */
  private boolean needsLook(ApiRequest request, String operation) {
    return operation.endsWith("Table") || hold.holdsAny() || contains(request.body(), "arn:aws");
  }

  private void check(String region, String operation, JsonNode body) {
    Json.text(body, "TableName").ifPresent(table -> hold.check(region, table, operation));
    if (operation.equals("CreateTable")) {
      TagCalls.check(body.path("Tags"));
    }
  }

  private void note(String region, String operation, JsonNode body) {
    String table = body.path("TableName").asText();
    if (operation.equals("CreateTable")) {
      tags.put(region, table, body.path("Tags"));
      hold.created(region, table);
    } else if (operation.equals("DeleteTable")) {
      notes.forget(region, table);
    }
  }

  private ApiResponse answered(ApiRequest request, String operation, byte[] body) {
    ApiResponse response = backend.send(request.region(), request.target().orElse(""), body);
    if (response.status() >= 400
        && Backend.error(response).code().equals("UnknownOperationException")) {
      throw ApiException.notEmulated("dynamodb", operation);
    }
    boolean describesTable = operation.endsWith("Table") && response.status() < 400;
    if (!describesTable && !contains(response.body(), "ddblocal")) {
      return response;
    }
    JsonNode answer = Json.parse(response.body());
    answers.complete(request.region(), operation, answer);
    StreamAnswers.evenOut(answer);
    if (operation.equals("GetRecords")) {
      times.setIn(request.region(), Json.parse(body), answer);
    }
    arns.evenOut(request.region(), answer);
    // Without the checksum of the body as it was.
    return new ApiResponse(response.status(), Map.of(), bytes(answer));
  }

  private static byte[] bytes(JsonNode body) {
    return body.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static boolean contains(byte[] body, String text) {
    return new String(body, StandardCharsets.ISO_8859_1).contains(text);
  }
}
