package io.github.ddbbackup.filter;

import io.github.ddbbackup.naming.TableName;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Tables to decide on. */
final class Tables {

  private Tables() {}

  /** A table whose description must not be asked for. */
  static TableCandidate named(String name) {
    return TableCandidate.of(
        TableName.of(name),
        () -> {
          throw new AssertionError("the description of " + name + " was asked for");
        });
  }

  static TableDescription description(Map<String, String> tags) {
    return new TableDescription(
        "arn:aws:dynamodb:eu-west-1:123456789012:table/Orders",
        "8f2a",
        Instant.parse("2026-11-22T00:00:00Z"),
        List.of(
            new KeyElement("customer", KeyElement.Role.PARTITION, "S"),
            new KeyElement("time", KeyElement.Role.SORT, "N")),
        "PROVISIONED",
        5,
        10,
        Optional.of(3L),
        Optional.empty(),
        tags);
  }
}
