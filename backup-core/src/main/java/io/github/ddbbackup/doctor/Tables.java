package io.github.ddbbackup.doctor;

import com.google.common.base.Suppliers;
import io.github.ddbbackup.aws.AwsClients;
import io.github.ddbbackup.filter.TableFilters;
import io.github.ddbbackup.naming.TableName;
import io.github.ddbbackup.provision.BulkRun;
import io.github.ddbbackup.provision.DescribedTable;
import io.github.ddbbackup.provision.TableReader;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;

/** The tables that are to be backed up; each call is made when first needed, and once. */
final class Tables {

  /** DescribeTable takes many at a time; this keeps thousands of tables under a minute. */
  private static final int AT_A_TIME = 8;

  private final Supplier<List<TableName>> selected;
  private final Supplier<List<TableDescription>> described;

  Tables(AwsClients clients, TableFilters filters) {
    TableReader reader = new TableReader(clients);
    BulkRun bulk = new BulkRun(AT_A_TIME);
    this.selected = Suppliers.memoize(() -> selected(reader, filters, bulk));
    this.described =
        Suppliers.memoize(
            () ->
                bulk.forEach(selected.get(), reader::find).stream()
                    .flatMap(Optional::stream)
                    .toList());
  }

  private static List<TableName> selected(TableReader reader, TableFilters filters, BulkRun bulk) {
    return bulk
        .forEach(
            reader.names(),
            name ->
                filters.decide(DescribedTable.candidate(name, reader)).backedUp()
                    ? Optional.of(name)
                    : Optional.<TableName>empty())
        .stream()
        .flatMap(Optional::stream)
        .toList();
  }

  /** The names of all tables of the Region that the configuration and the filters want. */
  List<TableName> selected() {
    return selected.get();
  }

  /** What DynamoDB says of them; without those that are gone by now. */
  List<TableDescription> described() {
    return described.get();
  }

  /** One of the names, or where there is none, one that could be. */
  String anyName() {
    return selected().stream().findFirst().map(TableName::value).orElse("AnyTable");
  }

  static boolean hasStream(TableDescription table) {
    return table.streamSpecification() != null
        && Boolean.TRUE.equals(table.streamSpecification().streamEnabled());
  }
}
