package io.github.ddbbackup.restore;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * A condition that an item is what a plan saw: every attribute that it had has the same value, and
 * none is there of those that the write adds. DynamoDB has no way to ask for "no attribute besides
 * these": whoever uses the condition reads the item before, and looks at what was overwritten.
 *
 * @param expression the condition
 * @param names the names that it uses
 * @param values the values that it uses; empty for none
 */
record ExactCondition(
    String expression, Map<String, String> names, Map<String, AttributeValue> values) {

  /**
   * The most operators and functions of an expression, see <a
   * href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Constraints.html#limits-expression-parameters">
   * Expression parameters</a>. Each {@code AND} counts too.
   */
  private static final int MOST_OPERATORS = 300;

  /** The longest expression, in bytes; same page. */
  private static final int LONGEST = 4_096;

  /**
   * The condition for an item.
   *
   * @param live the item as the plan saw it
   * @param added attributes that are written and that it does not have
   * @return the condition; empty if it would be larger than DynamoDB allows
   */
  static Optional<ExactCondition> of(Map<String, AttributeValue> live, Set<String> added) {
    List<String> terms = new ArrayList<>();
    Map<String, String> names = new HashMap<>();
    Map<String, AttributeValue> values = new HashMap<>();
    live.forEach(
        (name, value) -> {
          String id = Integer.toString(terms.size(), Character.MAX_RADIX);
          names.put("#" + id, name);
          values.put(":" + id, value);
          terms.add("#" + id + "=:" + id);
        });
    for (String name : added) {
      String id = Integer.toString(terms.size(), Character.MAX_RADIX);
      names.put("#" + id, name);
      terms.add("attribute_not_exists(#" + id + ")");
    }
    String expression = String.join(" AND ", terms);
    return 2 * terms.size() - 1 > MOST_OPERATORS || expression.length() > LONGEST
        ? Optional.empty()
        : Optional.of(new ExactCondition(expression, names, values));
  }
}
