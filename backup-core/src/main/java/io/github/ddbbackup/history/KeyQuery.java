package io.github.ddbbackup.history;

import io.github.ddbbackup.event.BackupException;
import io.github.ddbbackup.record.ItemKey;
import io.github.ddbbackup.record.Json;
import io.github.ddbbackup.record.KeyAttribute;
import io.github.ddbbackup.record.KeyType;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The key of an item as people ask for it: {@code OrderId=42}, {@code Customer=ann,OrderId=42}, or
 * typed as DynamoDB writes it, {@code {"OrderId":{"N":"42"}}}, for values with commas in them and
 * where a string and a number must be told apart.
 *
 * @param parts the attributes of the key; one or two
 */
public record KeyQuery(List<Part> parts) {

  private static final String HOW =
      "Write NAME=VALUE, or NAME=VALUE,NAME=VALUE for a key of two attributes, or typed:"
          + " {\"NAME\":{\"S\":\"VALUE\"}}.";

  /**
   * An attribute of the key.
   *
   * @param name its name
   * @param type its type; empty for any that a key can have
   * @param value the text of its value, in base64 for a binary one
   */
  public record Part(String name, Optional<KeyType> type, String value) {

    private boolean matches(KeyAttribute attribute) {
      return name.equals(attribute.name())
          && type.filter(t -> t != attribute.type()).isEmpty()
          && (attribute.type() == KeyType.N
              ? isNumber(attribute.value())
              : value.equals(attribute.value()));
    }

    private boolean isNumber(String number) {
      try {
        return new BigDecimal(value).compareTo(new BigDecimal(number)) == 0;
      } catch (NumberFormatException notANumber) {
        return false;
      }
    }
  }

  /**
   * Checks the number of parts.
   *
   * @throws BackupException if there is none, or there are more than two, or two of one name
   */
  public KeyQuery {
    parts = List.copyOf(parts);
    if (parts.isEmpty()
        || parts.size() > 2
        || parts.stream().map(Part::name).distinct().count() < parts.size()) {
      throw BackupException.user("Not the key of an item", parts.toString(), HOW);
    }
  }

  /**
   * Reads a key.
   *
   * @param text as it is described above
   * @return the key
   * @throws BackupException if it can't be understood
   */
  public static KeyQuery of(String text) {
    return text.stripLeading().startsWith("{") ? typed(text) : plain(text);
  }

  /**
   * Whether an item is meant.
   *
   * @param key the item's key
   * @return whether it is
   */
  public boolean matches(ItemKey key) {
    return key.attributes().size() == parts.size()
        && key.attributes().stream().allMatch(a -> parts.stream().anyMatch(p -> p.matches(a)));
  }

  private static KeyQuery typed(String text) {
    return new KeyQuery(
        ItemKey.of(Json.of(text)).attributes().stream()
            .map(a -> new Part(a.name(), Optional.of(a.type()), a.value()))
            .toList());
  }

  private static KeyQuery plain(String text) {
    List<Part> parts = new ArrayList<>();
    for (String part : text.split(",", -1)) {
      int equals = part.indexOf('=');
      if (equals <= 0) {
        throw BackupException.user("Not the key of an item", text, HOW);
      }
      parts.add(
          new Part(
              part.substring(0, equals).strip(),
              Optional.empty(),
              part.substring(equals + 1).strip()));
    }
    return new KeyQuery(parts);
  }
}
