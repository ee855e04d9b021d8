package io.github.ddbbackup.local.http;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** How a service speaks over HTTP: its content type and the look of its errors. */
public enum Protocol {
  /** One path, the operation in X-Amz-Target, JSON 1.0. */
  JSON_1_0("application/x-amz-json-1.0"),
  /** One path, the operation in X-Amz-Target, JSON 1.1. */
  JSON_1_1("application/x-amz-json-1.1"),
  /** The operation in method and path, JSON. */
  REST_JSON("application/json"),
  /** The operation in the path, CBOR. */
  RPC_V2_CBOR("application/cbor"),
  /** A form with Action and Version, answers in XML. */
  QUERY("text/xml"),
  /** The operation in method and path, XML: S3. */
  REST_XML("application/xml");

  private final String contentType;

  Protocol(String contentType) {
    this.contentType = contentType;
  }

  /** The content type of answers. */
  public String contentType() {
    return contentType;
  }

  /** An error as this protocol shows it. */
  public ApiResponse error(ApiException error, String requestId) {
    return switch (this) {
      case QUERY -> xmlError(error, requestId);
      case REST_XML -> restXmlError(error, requestId);
      case RPC_V2_CBOR -> cborError(error);
      default -> jsonError(error);
    };
  }

  private ApiResponse restXmlError(ApiException error, String requestId) {
    String xml =
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
            + Xml.element(
                "Error",
                Xml.text("Code", error.code())
                    + Xml.text("Message", error.getMessage())
                    + Xml.text("RequestId", requestId));
    return new ApiResponse(
        error.status(),
        Map.of("Content-Type", contentType, "x-amz-request-id", requestId),
        xml.getBytes(StandardCharsets.UTF_8));
  }

  /** With the code of the query protocol too, which clients that once spoke it still show. */
  private ApiResponse cborError(ApiException error) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.put("__type", error.code()).put("message", error.getMessage());
    return new ApiResponse(
        error.status(),
        Map.of(
            "Content-Type",
            contentType,
            "smithy-protocol",
            "rpc-v2-cbor",
            "x-amzn-query-error",
            error.queryCode() + ";" + fault(error)),
        Cbor.bytes(body));
  }

  private static String fault(ApiException error) {
    return error.status() < 500 ? "Sender" : "Receiver";
  }

  private ApiResponse jsonError(ApiException error) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    if (this == REST_JSON) {
      body.put("Type", error.status() < 500 ? "User" : "Service");
    }
    body.put("__type", error.code());
    body.put("message", error.getMessage());
    error.members().forEach(body::put);
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("Content-Type", contentType);
    headers.put("x-amzn-ErrorType", error.code());
    return new ApiResponse(
        error.status(), headers, body.toString().getBytes(StandardCharsets.UTF_8));
  }

  private ApiResponse xmlError(ApiException error, String requestId) {
    String xml =
        "<ErrorResponse><Error><Type>"
            + fault(error)
            + "</Type><Code>"
            + Xml.escape(error.queryCode())
            + "</Code><Message>"
            + Xml.escape(error.getMessage())
            + "</Message></Error><RequestId>"
            + requestId
            + "</RequestId></ErrorResponse>";
    return new ApiResponse(
        error.status(), Map.of("Content-Type", contentType), xml.getBytes(StandardCharsets.UTF_8));
  }
}
