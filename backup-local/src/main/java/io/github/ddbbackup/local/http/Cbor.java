package io.github.ddbbackup.local.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.cbor.CBORFactory;
import com.fasterxml.jackson.dataformat.cbor.CBORGenerator;
import com.fasterxml.jackson.dataformat.cbor.databind.CBORMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;

/**
 * Bodies of the protocol <a
 * href="https://smithy.io/2.0/additional-specs/protocols/smithy-rpc-v2.html">Smithy RPC v2
 * CBOR</a>.
 */
public final class Cbor {
  private static final CBORMapper MAPPER = new CBORMapper();
  private static final CBORFactory FACTORY = new CBORFactory();

  /** The tag of a number that is a time in seconds since 1970. */
  private static final int EPOCH_SECONDS = 1;

  private Cbor() {}

  /**
   * The body of a request, an object; an empty body is an object without members.
   *
   * @throws ApiException SerializationException if it is no CBOR object
   */
  public static ObjectNode body(ApiRequest request) {
    if (request.body().length == 0) {
      return Json.object();
    }
    try {
      if (MAPPER.readTree(request.body()) instanceof ObjectNode object) {
        return object;
      }
    } catch (IOException e) {
      throw new ApiException("SerializationException", 400, "The body is no CBOR");
    }
    throw new ApiException("SerializationException", 400, "The body is no CBOR object");
  }

  /** An object in CBOR; the numbers of members whose name ends in Timestamp are times. */
  public static byte[] bytes(JsonNode object) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (CBORGenerator generator = FACTORY.createGenerator(bytes)) {
      write(object, generator);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static void write(JsonNode node, CBORGenerator generator) throws IOException {
    if (node.isObject()) {
      generator.writeStartObject(node, node.size());
      for (Map.Entry<String, JsonNode> member : node.properties()) {
        generator.writeFieldName(member.getKey());
        if (member.getKey().endsWith("Timestamp") && member.getValue().isNumber()) {
          generator.writeTag(EPOCH_SECONDS);
        }
        write(member.getValue(), generator);
      }
      generator.writeEndObject();
    } else if (node.isArray()) {
      generator.writeStartArray(node, node.size());
      for (JsonNode element : node) {
        write(element, generator);
      }
      generator.writeEndArray();
    } else {
      MAPPER.writeTree(generator, node);
    }
  }
}
