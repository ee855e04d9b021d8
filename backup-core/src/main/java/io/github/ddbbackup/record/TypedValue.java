package io.github.ddbbackup.record;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The value of an attribute, typed as DynamoDB types it, see <a
 * href="https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_AttributeValue.html">
 * AttributeValue</a>. Two values are equal when they mean the same to DynamoDB: {@code 1E+2} is
 * {@code 100}, and sets and maps have no order.
 */
public sealed interface TypedValue {

  /**
   * A string.
   *
   * @param value its text
   */
  record S(String value) implements TypedValue {}

  /**
   * A number.
   *
   * @param value the number, without zeros at its end
   */
  record N(BigDecimal value) implements TypedValue {

    /** Takes zeros off the end. */
    public N {
      value = value.stripTrailingZeros();
    }
  }

  /**
   * A binary value.
   *
   * @param base64 its bytes in base64
   */
  record B(String base64) implements TypedValue {}

  /**
   * A set of strings.
   *
   * @param values the strings, in the order in which they were written
   */
  record Ss(Set<String> values) implements TypedValue {

    /** Copies the set. */
    public Ss {
      values = copy(values);
    }
  }

  /**
   * A set of numbers.
   *
   * @param values the numbers, without zeros at their ends, in the order in which they were written
   */
  record Ns(Set<BigDecimal> values) implements TypedValue {

    /** Copies the set and takes zeros off the ends. */
    public Ns {
      Set<BigDecimal> stripped = new LinkedHashSet<>();
      values.forEach(value -> stripped.add(value.stripTrailingZeros()));
      values = Collections.unmodifiableSet(stripped);
    }
  }

  /**
   * A set of binary values.
   *
   * @param base64 the values in base64, in the order in which they were written
   */
  record Bs(Set<String> base64) implements TypedValue {

    /** Copies the set. */
    public Bs {
      base64 = copy(base64);
    }
  }

  /**
   * A map.
   *
   * @param members the members by name, in the order in which they were written
   */
  record M(Map<String, TypedValue> members) implements TypedValue {

    /** Copies the map. */
    public M {
      members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
    }
  }

  /**
   * A list.
   *
   * @param elements its elements
   */
  record L(List<TypedValue> elements) implements TypedValue {

    /** Copies the list. */
    public L {
      elements = List.copyOf(elements);
    }
  }

  /**
   * A truth value.
   *
   * @param value the value
   */
  record Bool(boolean value) implements TypedValue {}

  /** The value that says that there is none. */
  record Null() implements TypedValue {}

  private static Set<String> copy(Set<String> values) {
    return Collections.unmodifiableSet(new LinkedHashSet<>(values));
  }
}
