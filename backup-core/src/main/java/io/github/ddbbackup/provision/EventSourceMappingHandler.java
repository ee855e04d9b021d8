package io.github.ddbbackup.provision;

import io.github.ddbbackup.aws.AwsCall;
import io.github.ddbbackup.aws.AwsClients;
import io.github.ddbbackup.aws.Waiter;
import io.github.ddbbackup.event.BackupException;
import io.github.ddbbackup.naming.StreamArn;
import io.github.ddbbackup.plan.ActualUpdateStream;
import io.github.ddbbackup.plan.DesiredTable;
import io.github.ddbbackup.plan.MappingSettings;
import io.github.ddbbackup.plan.PlannedChange;
import io.github.ddbbackup.plan.Resource;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.lambda.model.DestinationConfig;
import software.amazon.awssdk.services.lambda.model.EventSourcePosition;
import software.amazon.awssdk.services.lambda.model.FilterCriteria;
import software.amazon.awssdk.services.lambda.model.FunctionResponseType;
import software.amazon.awssdk.services.lambda.model.OnFailure;

/** Makes, changes and removes the mappings through which Lambda reads tables' streams. */
final class EventSourceMappingHandler implements ResourceHandler<DesiredTable> {

  private static final String FILTERED = "filtered";
  private static final String FUNCTION = "function";

  private final AwsClients clients;
  private final TableReader tables;
  private final Waiter waiter;

  EventSourceMappingHandler(AwsClients clients, TableReader tables, Waiter waiter) {
    this.clients = clients;
    this.tables = tables;
    this.waiter = waiter;
  }

  @Override
  public Resource apply(PlannedChange change, DesiredTable desired) {
    return switch (change.operation()) {
      case CREATE -> change.resource().withId(create(change, desired));
      case UPDATE -> {
        update(change, id(change), desired);
        yield change.resource();
      }
      case DELETE -> {
        delete(id(change), desired);
        yield change.resource();
      }
      case REPLACE, NONE, BLOCKED -> throw new IllegalArgumentException(change.toString());
    };
  }

  /**
   * Starts at the oldest change that the stream has: whatever was written since it was switched on
   * belongs into the backup.
   */
  private String create(PlannedChange change, DesiredTable desired) {
    StreamArn stream = currentStream(desired);
    MappingSettings settings = desired.mapping();
    return call("CreateEventSourceMapping", desired)
        .answer(
            () ->
                clients
                    .lambda()
                    .createEventSourceMapping(
                        r ->
                            r.eventSourceArn(stream.value())
                                .functionName(forwarder(change, desired))
                                .enabled(true)
                                .startingPosition(EventSourcePosition.TRIM_HORIZON)
                                .batchSize(settings.batchSize())
                                .maximumBatchingWindowInSeconds(settings.batchingWindowInSeconds())
                                .parallelizationFactor(settings.parallelizationFactor())
                                .functionResponseTypes(responseTypes(settings))
                                .bisectBatchOnFunctionError(settings.bisectOnError())
                                .maximumRetryAttempts(settings.maximumRetries())
                                .maximumRecordAgeInSeconds(settings.maximumRecordAgeInSeconds())
                                .destinationConfig(onFailure(settings))))
        .uuid();
  }

  private void update(PlannedChange change, String uuid, DesiredTable desired) {
    MappingSettings settings = desired.mapping();
    FilterCriteria noFilters =
        change.differsIn(FILTERED)
            ? FilterCriteria.builder().filters(List.of()).build()
            : null; // The SDK's word for leaving it as it is.
    String function = change.wanted(FUNCTION).orElse(null); // And here.
    call("UpdateEventSourceMapping", desired)
        .answer(
            () ->
                clients
                    .lambda()
                    .updateEventSourceMapping(
                        r ->
                            r.uuid(uuid)
                                .functionName(function)
                                .enabled(true)
                                .batchSize(settings.batchSize())
                                .maximumBatchingWindowInSeconds(settings.batchingWindowInSeconds())
                                .parallelizationFactor(settings.parallelizationFactor())
                                .functionResponseTypes(responseTypes(settings))
                                .bisectBatchOnFunctionError(settings.bisectOnError())
                                .maximumRetryAttempts(settings.maximumRetries())
                                .maximumRecordAgeInSeconds(settings.maximumRecordAgeInSeconds())
                                .destinationConfig(onFailure(settings))
                                .filterCriteria(noFilters)));
  }

  /** Waits until it is gone, so that nothing is sent to a delivery stream removed after it. */
  private void delete(String uuid, DesiredTable desired) {
    call("DeleteEventSourceMapping", desired)
        .find(() -> clients.lambda().deleteEventSourceMapping(r -> r.uuid(uuid)));
    waiter.await(
        "event source mapping " + uuid + " of table " + desired.name() + " to be deleted",
        () ->
            call("GetEventSourceMapping", desired)
                    .find(() -> clients.lambda().getEventSourceMapping(r -> r.uuid(uuid)))
                    .isPresent()
                ? Optional.empty()
                : Optional.of(uuid));
  }

  private StreamArn currentStream(DesiredTable desired) {
    return tables
        .find(desired.name())
        .flatMap(TableReader::updateStream)
        .map(ActualUpdateStream::arn)
        .orElseThrow(
            () ->
                BackupException.service(
                    "Table lost its update stream while it was being provisioned",
                    desired.name().value(),
                    "Provision it again."));
  }

  private static List<FunctionResponseType> responseTypes(MappingSettings settings) {
    return settings.reportBatchItemFailures()
        ? List.of(FunctionResponseType.REPORT_BATCH_ITEM_FAILURES)
        : List.of();
  }

  private static DestinationConfig onFailure(MappingSettings settings) {
    OnFailure.Builder failed = OnFailure.builder();
    settings.onFailure().ifPresent(failed::destination);
    return DestinationConfig.builder().onFailure(failed.build()).build();
  }

  private static String forwarder(PlannedChange change, DesiredTable desired) {
    return change.wanted(FUNCTION).orElseGet(() -> desired.forwarder().orElseThrow());
  }

  private static String id(PlannedChange change) {
    return change.resource().id().orElseThrow();
  }

  private static AwsCall call(String operation, DesiredTable desired) {
    return new AwsCall(
        "lambda:" + operation, "the event source mapping of table " + desired.name());
  }
}
