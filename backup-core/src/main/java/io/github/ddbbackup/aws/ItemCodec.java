package io.github.ddbbackup.aws;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.github.ddbbackup.event.BackupException;
import io.github.ddbbackup.record.Json;
import java.io.IOException;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Turns items of the client into DynamoDB's JSON, such as {@code {"OrderId":{"N":"42"}}}, and back.
 * Nothing is lost either way: numbers keep their text, elements of lists, sets and maps their
 * order.
 */
public final class ItemCodec {

  private ItemCodec() {}

  /**
   * Writes an item, or a key.
   *
   * @param item the attributes by name
   * @return one JSON object of typed values without white space
   * @throws BackupException if a value has a type that this software does not know
   */
  public static Json toJson(Map<String, AttributeValue> item) {
    try {
      return Json.of(AttributeWriter.write(item));
    } catch (IOException e) {
      throw BackupException.internal("An item can't be written as JSON", item.toString(), e);
    }
  }

  /**
   * Reads an item, or a key.
   *
   * @param item a JSON object of typed values
   * @return the attributes by name, in the order in which they are written
   * @throws BackupException if it is not such an object
   */
  public static Map<String, AttributeValue> toAttributes(Json item) {
    try {
      return AttributeReader.read(item.toBytes());
    } catch (IOException e) {
      throw BackupException.user(
          "Not the image of an item",
          problem(e),
          "Find out who wrote the object that holds it.",
          e);
    }
  }

  /** Without the place in the text, which the parser tells in its own way. */
  private static String problem(IOException error) {
    return String.valueOf(
        error instanceof JsonProcessingException json
            ? json.getOriginalMessage()
            : error.getMessage());
  }
}
