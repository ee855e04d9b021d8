package io.github.ddbbackup.local.s3;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.ddbbackup.local.http.ApiException;
import io.github.ddbbackup.local.http.ApiResponse;
import io.github.ddbbackup.local.http.Json;
import io.github.ddbbackup.local.state.StateStore;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** The documents of every bucket. */
final class BucketSettings {
  private static final String DOCUMENT = "s3/buckets";

  private final StateStore state;

  BucketSettings(StateStore state) {
    this.state = state;
  }

  /** Carries out a call for a document of a bucket that is there. */
  ApiResponse handle(String method, String bucket, BucketDocument document, byte[] body) {
    return switch (method) {
      case "GET" -> get(bucket, document);
      case "PUT" -> put(bucket, document, new String(body, StandardCharsets.UTF_8));
      case "DELETE" -> delete(bucket, document);
      default ->
          throw new ApiException(
              "MethodNotAllowed",
              405,
              "The specified method is not allowed against this resource.");
    };
  }

  /** Forgets the documents of a bucket that was deleted. */
  synchronized void forget(String bucket) {
    ObjectNode all = all();
    if (all.remove(bucket) != null) {
      state.write(DOCUMENT, all);
    }
  }

  private synchronized ApiResponse get(String bucket, BucketDocument document) {
    String kept =
        Json.text(all().path(bucket), document.name())
            .orElseGet(
                () -> {
                  if (document.missing().isEmpty()) {
                    return document.byDefault();
                  }
                  throw new ApiException(
                      document.missing(), 404, "The bucket has no such configuration");
                });
    return new ApiResponse(
        200,
        Map.of("Content-Type", document.root().isEmpty() ? "application/json" : "application/xml"),
        kept.getBytes(StandardCharsets.UTF_8));
  }

  private synchronized ApiResponse put(String bucket, BucketDocument document, String text) {
    check(document, text);
    ObjectNode all = all();
    all.withObjectProperty(bucket).put(document.name(), text);
    state.write(DOCUMENT, all);
    return ApiResponse.empty(document == BucketDocument.POLICY ? 204 : 200);
  }

  private synchronized ApiResponse delete(String bucket, BucketDocument document) {
    ObjectNode all = all();
    all.withObjectProperty(bucket).remove(document.name());
    state.write(DOCUMENT, all);
    return ApiResponse.empty(204);
  }

  private ObjectNode all() {
    return state.read(DOCUMENT).map(ObjectNode.class::cast).orElseGet(Json::object);
  }

  private static void check(BucketDocument document, String text) {
    if (document.root().isEmpty()) {
      if (Json.parse(text).filter(policy -> policy.has("Statement")).isEmpty()) {
        throw new ApiException(
            "MalformedPolicy", 400, "Policies must be valid JSON with statements");
      }
    } else if (!document.root().equals(rootOf(text))) {
      throw malformed();
    }
  }

  private static String rootOf(String xml) {
    XMLInputFactory factory = XMLInputFactory.newFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    try {
      XMLStreamReader reader =
          factory.createXMLStreamReader(
              new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
      reader.nextTag();
      String root = reader.getLocalName();
      while (reader.hasNext()) {
        reader.next();
      }
      return root;
    } catch (XMLStreamException e) {
      throw malformed();
    }
  }

  private static ApiException malformed() {
    return new ApiException(
        "MalformedXML",
        400,
        "The XML you provided was not well-formed or did not validate against our published"
            + " schema");
  }
}
