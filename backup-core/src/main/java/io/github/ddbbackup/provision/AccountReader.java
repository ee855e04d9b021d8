package io.github.ddbbackup.provision;

import static java.util.stream.Collectors.toUnmodifiableSet;

import com.google.common.collect.ImmutableListMultimap;
import io.github.ddbbackup.aws.AwsCall;
import io.github.ddbbackup.aws.AwsClients;
import io.github.ddbbackup.config.BackupConfig;
import io.github.ddbbackup.naming.DeliveryStreamName;
import io.github.ddbbackup.naming.StreamArn;
import io.github.ddbbackup.naming.TableName;
import io.github.ddbbackup.plan.ActualDeliveryStream;
import io.github.ddbbackup.plan.ActualMapping;
import io.github.ddbbackup.plan.ActualTable;
import io.github.ddbbackup.plan.ActualUpdateStream;
import io.github.ddbbackup.plan.BackupNames;
import io.github.ddbbackup.plan.DesiredTable;
import io.github.ddbbackup.plan.ForwarderAlias;
import io.github.ddbbackup.plan.ForwarderWay;
import io.github.ddbbackup.plan.MappingSettings;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;
import software.amazon.awssdk.services.lambda.model.DestinationConfig;
import software.amazon.awssdk.services.lambda.model.EventSourceMappingConfiguration;
import software.amazon.awssdk.services.lambda.model.GetAliasResponse;
import software.amazon.awssdk.services.lambda.model.OnFailure;

/** Reads what is there of the tables' backups. Changes nothing. */
final class AccountReader {

  private final AwsClients clients;
  private final BackupConfig config;
  private final TableReader tables;
  private final DeliveryStreamReader deliveryStreams;
  private final MappingReader mappings;

  AccountReader(AwsClients clients, BackupConfig config) {
    this.clients = clients;
    this.config = config;
    this.tables = new TableReader(clients);
    this.deliveryStreams = new DeliveryStreamReader(clients);
    this.mappings = new MappingReader(clients);
  }

  TableReader tables() {
    return tables;
  }

  /**
   * The ARN of what tables' streams are mapped to, with the alias that a deployment makes last;
   * empty when it is not deployed.
   */
  Optional<String> forwarder() {
    return alias(ForwarderAlias.OBJECTS.aliasName()).map(GetAliasResponse::aliasArn);
  }

  /**
   * The ways to several delivery streams that the configuration asks for and that no alias tells.
   */
  Set<ForwarderWay> undeployed() {
    return ForwarderWay.severals(config).stream()
        .filter(way -> alias(way.aliasName()).isEmpty())
        .collect(toUnmodifiableSet());
  }

  private Optional<GetAliasResponse> alias(String name) {
    return new AwsCall("lambda:GetAlias", "function " + BackupNames.FORWARDER_FUNCTION)
        .find(
            () ->
                clients
                    .lambda()
                    .getAlias(r -> r.functionName(BackupNames.FORWARDER_FUNCTION).name(name)));
  }

  /** The mappings of all tables, as part of a {@link RunState}. */
  ImmutableListMultimap<TableName, EventSourceMappingConfiguration> mappings() {
    return mappings.byTable();
  }

  /**
   * A table and its backup. Of its delivery streams, those that it should have are looked for, and
   * those that are listed.
   */
  ActualTable table(TableName name, RunState state) {
    Optional<TableDescription> table = tables.find(name);
    Optional<ActualUpdateStream> updateStream = table.flatMap(TableReader::updateStream);
    Set<DeliveryStreamName> names =
        new LinkedHashSet<>(state.desired(config, name).deliveryStreams());
    names.addAll(state.deliveryStreams(name));
    return new ActualTable(
        name,
        table.map(TableDescription::tableStatusAsString),
        updateStream,
        names.stream().flatMap(n -> deliveryStreams.find(n).stream()).toList(),
        sharedDeliveryStream(name),
        mappings(state, name, updateStream));
  }

  /**
   * A table as a glance tells. The tags of its delivery streams are not read but taken for granted:
   * a delivery stream that writes where the table's have to is the table's.
   *
   * @param names the delivery streams that are there of those that it should have
   */
  ActualTable glance(
      DesiredTable desired,
      TableDescription table,
      List<DeliveryStreamName> names,
      RunState state) {
    Optional<ActualUpdateStream> updateStream = TableReader.updateStream(table);
    return new ActualTable(
        desired.name(),
        Optional.of(table.tableStatusAsString()),
        updateStream,
        names.stream().flatMap(n -> deliveryStreams.glance(n, desired).stream()).toList(),
        Optional.empty(),
        mappings(state, desired.name(), updateStream));
  }

  private List<ActualMapping> mappings(
      RunState state, TableName table, Optional<ActualUpdateStream> updateStream) {
    Optional<StreamArn> current = updateStream.map(ActualUpdateStream::arn);
    return state.mappings().get(table).stream().map(m -> mapping(m, current)).toList();
  }

  /** The names of all delivery streams of the account and Region. */
  Set<String> deliveryStreams() {
    return deliveryStreams.names();
  }

  /** The table whose changes a delivery stream carries, as its tag says. */
  Optional<TableName> owner(DeliveryStreamName deliveryStream) {
    return deliveryStreams
        .tags(deliveryStream)
        .map(tags -> tags.get(BackupNames.TABLE_TAG))
        .filter(TableName::isValid)
        .map(TableName::of);
  }

  private Optional<ActualDeliveryStream> sharedDeliveryStream(TableName name) {
    return name.value().length() > DeliveryStreamName.MAX_LENGTH
        ? deliveryStreams.find(
            DeliveryStreamName.of(name.value().substring(0, DeliveryStreamName.MAX_LENGTH)))
        : Optional.empty();
  }

  /** Whether there is a table of that name that is not on its way out. */
  boolean exists(TableName name) {
    return tables.find(name).filter(TableReader::stays).isPresent();
  }

  /** Whether a stream can be read, be it the one that its table has now or one that it had. */
  boolean isReadable(StreamArn stream) {
    return tables.isReadable(stream);
  }

  /** The mappings of all tables that call the forwarding function and are not on their way out. */
  List<ActualMapping> liveMappings() {
    return mappings().values().stream()
        .map(m -> mapping(m, Optional.of(StreamArn.of(m.eventSourceArn()))))
        .filter(m -> !m.isDeleting())
        .toList();
  }

  private ActualMapping mapping(
      EventSourceMappingConfiguration mapping, Optional<StreamArn> current) {
    StreamArn source = StreamArn.of(mapping.eventSourceArn());
    return new ActualMapping(
        mapping.uuid(),
        source,
        mapping.functionArn(),
        mapping.state(),
        settings(mapping),
        mapping.filterCriteria() != null && !mapping.filterCriteria().filters().isEmpty(),
        mapping.lastProcessingResult() == null ? "" : mapping.lastProcessingResult(),
        current.equals(Optional.of(source)) || tables.isReadable(source),
        mapping.lastModified());
  }

  private static MappingSettings settings(EventSourceMappingConfiguration mapping) {
    return new MappingSettings(
        number(mapping.batchSize()),
        number(mapping.maximumBatchingWindowInSeconds()),
        mapping.parallelizationFactor() == null ? 1 : mapping.parallelizationFactor(),
        List.of("ReportBatchItemFailures").equals(mapping.functionResponseTypesAsStrings()),
        Boolean.TRUE.equals(mapping.bisectBatchOnFunctionError()),
        number(mapping.maximumRetryAttempts()),
        number(mapping.maximumRecordAgeInSeconds()),
        Optional.ofNullable(mapping.destinationConfig())
            .map(DestinationConfig::onFailure)
            .map(OnFailure::destination)
            .filter(arn -> !arn.isEmpty()));
  }

  private static int number(Integer valueOrNull) {
    return valueOrNull == null ? 0 : valueOrNull;
  }
}
