package io.github.ddbbackup.history;

import io.github.ddbbackup.record.Item;
import io.github.ddbbackup.record.TypedValue;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a change did to one attribute of the item.
 *
 * @param name the attribute
 * @param before its value before the change; empty if the item did not have it
 * @param after its value after the change; empty if the item no longer had it
 */
public record AttributeChange(
    String name, Optional<TypedValue> before, Optional<TypedValue> after) {

  /**
   * The attributes that two states of an item differ in, in the order of the first and then new.
   */
  static List<AttributeChange> between(Optional<Item> before, Optional<Item> after) {
    Set<String> names = new LinkedHashSet<>();
    before.ifPresent(item -> names.addAll(item.attributes().keySet()));
    after.ifPresent(item -> names.addAll(item.attributes().keySet()));
    List<AttributeChange> changes = new ArrayList<>();
    for (String name : names) {
      AttributeChange change = new AttributeChange(name, value(before, name), value(after, name));
      if (!change.before().equals(change.after())) {
        changes.add(change);
      }
    }
    return List.copyOf(changes);
  }

  private static Optional<TypedValue> value(Optional<Item> item, String name) {
    return item.flatMap(i -> Optional.ofNullable(i.attributes().get(name)));
  }
}
