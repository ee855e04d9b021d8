package io.github.ddbbackup.doctor;

import io.github.ddbbackup.naming.TableName;
import java.util.List;
import software.amazon.awssdk.services.dynamodb.model.StreamViewType;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;

/** Which tables have a stream that does not carry enough. */
final class StreamsCheck implements Check {

  private final Tables tables;

  StreamsCheck(Tables tables) {
    this.tables = tables;
  }

  @Override
  public String subject() {
    return "streams of tables";
  }

  @Override
  public List<Finding> findings() {
    List<Finding> wrong =
        tables.described().stream()
            .filter(Tables::hasStream)
            .filter(
                t -> t.streamSpecification().streamViewType() != StreamViewType.NEW_AND_OLD_IMAGES)
            .map(StreamsCheck::wrongView)
            .toList();
    return wrong.isEmpty()
        ? List.of(
            Finding.ok(
                subject(),
                "all %d that are to be backed up have none or a suitable one"
                    .formatted(tables.described().size())))
        : wrong;
  }

  private static Finding wrongView(TableDescription table) {
    TableName name = TableName.of(table.tableName());
    return Finding.warning(
        "table " + name,
        "has a stream of the view type " + table.streamSpecification().streamViewTypeAsString(),
        "Backup needs NEW_AND_OLD_IMAGES. A view type can't be changed, only a new stream be made,"
            + " whose ARN other readers have to follow; so the table is not backed up.",
        "aws dynamodb update-table --table-name "
            + name
            + " --stream-specification StreamEnabled=false, then ddbbackup:provision");
  }
}
