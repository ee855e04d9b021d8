package io.github.ddbbackup.doctor;

import io.github.ddbbackup.naming.DeliveryStreamName;
import java.util.List;

/** Which delivery streams can't bear their tables' names. */
final class NamesCheck implements Check {

  private final Tables tables;

  NamesCheck(Tables tables) {
    this.tables = tables;
  }

  @Override
  public String subject() {
    return "names of tables";
  }

  @Override
  public List<Finding> findings() {
    return tables.selected().stream()
        .filter(name -> name.value().length() > DeliveryStreamName.MAX_LENGTH)
        .map(
            name ->
                Finding.ok(
                    "table " + name,
                    "its name is over "
                        + DeliveryStreamName.MAX_LENGTH
                        + " characters, so its delivery stream is called "
                        + DeliveryStreamName.forTable(name)))
        .toList();
  }
}
