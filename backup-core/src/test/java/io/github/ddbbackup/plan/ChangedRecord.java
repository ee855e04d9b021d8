package io.github.ddbbackup.plan;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Copies of a record that differ from it in one component each, whichever components it has. */
final class ChangedRecord {

  private ChangedRecord() {}

  static <R extends Record> List<R> inEachComponent(R original)
      throws ReflectiveOperationException {
    RecordComponent[] components = original.getClass().getRecordComponents();
    Class<?>[] types =
        Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
    List<R> changed = new ArrayList<>();
    for (int i = 0; i < components.length; i++) {
      Object[] values = new Object[components.length];
      for (int j = 0; j < components.length; j++) {
        Object value = components[j].getAccessor().invoke(original);
        values[j] = i == j ? other(value) : value;
      }
      @SuppressWarnings("unchecked") // The class of the original is R's.
      R copy = (R) original.getClass().getDeclaredConstructor(types).newInstance(values);
      changed.add(copy);
    }
    return changed;
  }

  private static Object other(Object value) {
    if (value instanceof Integer number) {
      return number + 1;
    }
    if (value instanceof Boolean flag) {
      return !flag;
    }
    if (value instanceof Optional<?> optional) {
      return optional.isPresent() ? Optional.empty() : Optional.of("x");
    }
    return value + "x";
  }
}
