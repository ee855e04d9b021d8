package io.github.ddbbackup.restore;

import io.github.ddbbackup.event.BackupException;
import io.github.ddbbackup.record.Item;
import io.github.ddbbackup.record.Json;
import io.github.ddbbackup.record.TypedValue;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Objects;

/** Tells items apart by one of their attributes. */
public sealed interface ItemFilter {

  /** How a filter is written. */
  String HOW =
      "Write NAME=VALUE, NAME^=BEGINNING for texts that begin with something, or typed:"
          + " {\"NAME\":{\"N\":\"42\"}}.";

  /**
   * Whether an item is meant.
   *
   * @param item the item
   * @return whether it is
   */
  boolean matches(Item item);

  /**
   * Items that have an attribute of a value.
   *
   * @param attribute the attribute's name
   * @param value the value of a text, a number, a truth value, or a binary value in base64
   */
  record Equal(String attribute, String value) implements ItemFilter {

    /** Checks that nothing is null. */
    public Equal {
      Objects.requireNonNull(attribute);
      Objects.requireNonNull(value);
    }

    @Override
    public boolean matches(Item item) {
      TypedValue found = item.attributes().get(attribute);
      if (found instanceof TypedValue.S text) {
        return text.value().equals(value);
      } else if (found instanceof TypedValue.N number) {
        return isNumber(number.value());
      } else if (found instanceof TypedValue.B binary) {
        return binary.base64().equals(value);
      }
      return found instanceof TypedValue.Bool truth
          && Boolean.toString(truth.value()).equals(value);
    }

    private boolean isNumber(BigDecimal number) {
      try {
        return new BigDecimal(value).compareTo(number) == 0;
      } catch (NumberFormatException notANumber) {
        return false;
      }
    }
  }

  /**
   * Items that have an attribute of a typed value.
   *
   * @param attribute the attribute's name
   * @param value the value
   */
  record Typed(String attribute, TypedValue value) implements ItemFilter {

    /** Checks that nothing is null. */
    public Typed {
      Objects.requireNonNull(attribute);
      Objects.requireNonNull(value);
    }

    @Override
    public boolean matches(Item item) {
      return value.equals(item.attributes().get(attribute));
    }
  }

  /**
   * Items that have an attribute whose text begins with something.
   *
   * @param attribute the attribute's name
   * @param beginning what the text begins with
   */
  record BeginsWith(String attribute, String beginning) implements ItemFilter {

    /** Checks that nothing is null. */
    public BeginsWith {
      Objects.requireNonNull(attribute);
      Objects.requireNonNull(beginning);
    }

    @Override
    public boolean matches(Item item) {
      return item.attributes().get(attribute) instanceof TypedValue.S text
          && text.value().startsWith(beginning);
    }
  }

  /**
   * Reads a filter.
   *
   * @param text {@code NAME=VALUE}, {@code NAME^=BEGINNING}, or one typed attribute such as {@code
   *     {"OrderId":{"N":"42"}}}
   * @return the filter
   * @throws BackupException if it can't be understood
   */
  static ItemFilter of(String text) {
    if (text.stripLeading().startsWith("{")) {
      return typed(text);
    }
    int equals = text.indexOf('=');
    boolean beginning = equals > 0 && text.charAt(equals - 1) == '^';
    String name = equals < 0 ? "" : text.substring(0, beginning ? equals - 1 : equals).strip();
    if (name.isEmpty()) {
      throw notAFilter(text);
    }
    String value = text.substring(equals + 1).strip();
    return beginning ? new BeginsWith(name, value) : new Equal(name, value);
  }

  private static ItemFilter typed(String text) {
    Map<String, TypedValue> attributes = Item.of(Json.of(text)).attributes();
    if (attributes.size() != 1) {
      throw notAFilter(text);
    }
    Map.Entry<String, TypedValue> only = attributes.entrySet().iterator().next();
    return new Typed(only.getKey(), only.getValue());
  }

  private static BackupException notAFilter(String text) {
    return BackupException.user("Not a filter of items", text, HOW);
  }
}
