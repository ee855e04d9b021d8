package io.github.ddbbackup.aws;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Reads items as DynamoDB's JSON has them. */
final class AttributeReader {

  private static final JsonFactory JSON = new JsonFactory();

  private final JsonParser in;

  private AttributeReader(JsonParser in) {
    this.in = in;
  }

  /** The attributes of an item's text. */
  static Map<String, AttributeValue> read(byte[] item) throws IOException {
    try (JsonParser in = JSON.createParser(item)) {
      in.nextToken();
      return new AttributeReader(in).members();
    }
  }

  private Map<String, AttributeValue> members() throws IOException {
    expect(JsonToken.START_OBJECT);
    Map<String, AttributeValue> members = new LinkedHashMap<>();
    while (in.nextToken() != JsonToken.END_OBJECT) {
      String name = in.currentName();
      in.nextToken();
      members.put(name, typed());
    }
    return members;
  }

  private AttributeValue typed() throws IOException {
    expect(JsonToken.START_OBJECT);
    in.nextToken();
    expect(JsonToken.FIELD_NAME);
    String type = in.currentName();
    in.nextToken();
    AttributeValue value = value(type);
    in.nextToken();
    expect(JsonToken.END_OBJECT);
    return value;
  }

  private AttributeValue value(String type) throws IOException {
    return switch (type) {
      case "S" -> AttributeValue.fromS(string());
      case "N" -> AttributeValue.fromN(string());
      case "B" -> AttributeValue.fromB(bytes());
      case "SS" -> AttributeValue.fromSs(strings());
      case "NS" -> AttributeValue.fromNs(strings());
      case "BS" -> AttributeValue.fromBs(list(this::bytes));
      case "M" -> AttributeValue.fromM(members());
      case "L" -> AttributeValue.fromL(list(this::typed));
      case "BOOL" -> AttributeValue.fromBool(in.getBooleanValue());
      case "NULL" -> AttributeValue.fromNul(in.getBooleanValue());
      default -> throw new JsonParseException(in, "no value has the type " + type);
    };
  }

  private String string() throws IOException {
    expect(JsonToken.VALUE_STRING);
    return in.getText();
  }

  private SdkBytes bytes() throws IOException {
    try {
      return SdkBytes.fromByteArray(Base64.getDecoder().decode(string()));
    } catch (IllegalArgumentException e) {
      throw new JsonParseException(in, "a value of type B is not base64", e);
    }
  }

  private List<String> strings() throws IOException {
    return list(this::string);
  }

  private <T> List<T> list(Element<T> element) throws IOException {
    expect(JsonToken.START_ARRAY);
    List<T> elements = new ArrayList<>();
    while (in.nextToken() != JsonToken.END_ARRAY) {
      elements.add(element.read());
    }
    return elements;
  }

  private void expect(JsonToken token) throws IOException {
    if (in.currentToken() != token) {
      throw new JsonParseException(in, "expected " + token + " but found " + in.currentToken());
    }
  }

  /** Reads what the parser stands at. */
  @FunctionalInterface
  private interface Element<T> {
    T read() throws IOException;
  }
}
