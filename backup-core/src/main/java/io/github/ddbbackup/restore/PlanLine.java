package io.github.ddbbackup.restore;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.github.ddbbackup.record.Json;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A line of a saved plan: the members of the one object that it is, each as it is written. */
final class PlanLine {

  private static final JsonFactory JSON = new JsonFactory();

  private final Map<String, Json> members;

  private PlanLine(Map<String, Json> members) {
    this.members = members;
  }

  static PlanLine of(byte[] bytes, int from, int to) throws IOException {
    Map<String, Json> members = new HashMap<>();
    try (JsonParser json = JSON.createParser(bytes, from, to - from)) {
      if (json.nextToken() != JsonToken.START_OBJECT) {
        throw new IOException("it is no object");
      }
      while (json.nextToken() != JsonToken.END_OBJECT) {
        String name = json.currentName();
        json.nextToken();
        int start = from + (int) json.currentTokenLocation().getByteOffset();
        json.skipChildren();
        json.finishToken();
        int end = from + (int) json.currentLocation().getByteOffset();
        members.put(name, Json.of(Arrays.copyOfRange(bytes, start, end)));
      }
    }
    return new PlanLine(members);
  }

  Optional<Json> find(String name) {
    return Optional.ofNullable(members.get(name));
  }

  Json member(String name) throws IOException {
    return find(name).orElseThrow(() -> new IOException("it has no \"" + name + "\""));
  }

  String text(String name) throws IOException {
    try (JsonParser json = JSON.createParser(member(name).toBytes())) {
      if (json.nextToken() != JsonToken.VALUE_STRING) {
        throw new IOException("\"" + name + "\" is no text");
      }
      return json.getText();
    }
  }

  List<String> texts(String name) throws IOException {
    List<String> texts = new ArrayList<>();
    try (JsonParser json = JSON.createParser(member(name).toBytes())) {
      boolean array = json.nextToken() == JsonToken.START_ARRAY;
      while (array && json.nextToken() == JsonToken.VALUE_STRING) {
        texts.add(json.getText());
      }
      if (json.currentToken() != JsonToken.END_ARRAY) {
        throw new IOException("\"" + name + "\" is no list of texts");
      }
    }
    return texts;
  }

  long number(String name) throws IOException {
    try {
      return Long.parseLong(member(name).toString());
    } catch (NumberFormatException e) {
      throw new IOException("\"" + name + "\" is no number", e);
    }
  }

  Instant time(String name) throws IOException {
    try {
      return Instant.parse(text(name));
    } catch (DateTimeException e) {
      throw new IOException("\"" + name + "\" is no time", e);
    }
  }
}
