package io.github.ddbbackup.config;

import io.github.ddbbackup.event.BackupException;
import io.github.ddbbackup.event.Problems;
import io.github.ddbbackup.naming.TableName;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hjson.JsonArray;
import org.hjson.JsonValue;

/**
 * Reads a selection file, which is hjson with the keys {@code provisionAll} and {@code tableNames}.
 * {@code provisionAll: true} selects every table and overrides the list, which is not looked at
 * then; absent or false, the list counts. A file that selects nothing is a mistake. All mistakes
 * are reported together.
 */
public final class SelectionLoader {

  private static final String PROVISION_ALL = "provisionAll";
  private static final String TABLE_NAMES = "tableNames";
  private static final List<String> KEYS = List.of(PROVISION_ALL, TABLE_NAMES);

  private SelectionLoader() {}

  /**
   * Loads a file.
   *
   * @param file the file
   * @return the selection
   * @throws BackupException if the file can't be read, or with all mistakes in it
   */
  public static TableSelection load(Path file) {
    return load(HjsonText.read(file), file.toString());
  }

  /**
   * Loads the text of a file.
   *
   * @param text the text, at most 1 MiB
   * @param sourceName where it comes from, for messages
   * @return the selection
   * @throws BackupException with all mistakes in it
   */
  public static TableSelection load(String text, String sourceName) {
    Problems problems = new Problems();
    Optional<TableSelection> selection =
        problems.collect(() -> HjsonDocument.parse(text)).flatMap(doc -> read(doc, problems));
    problems.throwIfAny("The selection from " + sourceName + " can't be used");
    return selection.orElseThrow();
  }

  private static Optional<TableSelection> read(HjsonDocument document, Problems problems) {
    document.mistakesInKeys(KEYS).forEach(problems::add);
    Optional<Boolean> all = problems.collect(() -> provisionAll(document));
    if (all.isEmpty()) {
      return Optional.empty();
    }
    if (all.get()) {
      return Optional.of(TableSelection.all());
    }
    return document.get(TABLE_NAMES).isPresent()
        ? listed(document.get(TABLE_NAMES).get(), problems)
        : neither(problems);
  }

  private static boolean provisionAll(HjsonDocument document) {
    Optional<JsonValue> value = document.get(PROVISION_ALL);
    if (value.isPresent() && !value.get().isBoolean()) {
      throw BackupException.user(
          PROVISION_ALL + ": neither true nor false",
          value.get().toString(),
          "Write true or false, without quotes and in lower case.");
    }
    return value.map(JsonValue::asBoolean).orElse(false);
  }

  private static Optional<TableSelection> neither(Problems problems) {
    problems.add(
        BackupException.user(
            "No table is selected",
            "",
            "Set provisionAll to true, or list the tables in tableNames."));
    return Optional.empty();
  }

  private static Optional<TableSelection> listed(JsonValue value, Problems problems) {
    if (!value.isArray()) {
      problems.add(
          BackupException.user(
              TABLE_NAMES + ": not a list", value.toString(), "Write [\"Table1\", \"Table2\"]."));
      return Optional.empty();
    }
    List<TableName> tables = names(value.asArray(), problems);
    return problems.isEmpty()
        ? problems.collect(() -> new TableSelection.Named(tables))
        : Optional.empty();
  }

  private static List<TableName> names(JsonArray array, Problems problems) {
    List<TableName> tables = new ArrayList<>();
    for (int i = 0; i < array.size(); i++) {
      JsonValue element = array.get(i);
      String where = TABLE_NAMES + ", entry " + (i + 1) + ": ";
      problems.collect(() -> name(element, where)).ifPresent(tables::add);
    }
    return tables;
  }

  private static TableName name(JsonValue element, String where) {
    if (!element.isString()) {
      throw BackupException.user(
          where + "not a text", element.toString(), "Put the table's name in quotes.");
    }
    try {
      return TableName.fromNameOrArn(element.asString());
    } catch (BackupException e) {
      throw BackupException.user(where + e.what(), e.value(), e.nextStep());
    }
  }
}
