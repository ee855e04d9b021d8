package io.github.ddbbackup.provision;

import io.github.ddbbackup.aws.AwsCall;
import io.github.ddbbackup.aws.AwsClients;
import io.github.ddbbackup.aws.Waiter;
import io.github.ddbbackup.plan.PlannedChange;
import io.github.ddbbackup.plan.Resource;
import java.util.Optional;
import software.amazon.awssdk.services.lambda.model.FunctionResponseType;
import software.amazon.awssdk.services.lambda.model.GetEventSourceMappingResponse;

/**
 * Makes mappings of an older installation heed the forwarding function's answer. This comes before
 * the function's code: without it, changes that could not be delivered would count as delivered,
 * see <a
 * href="https://docs.aws.amazon.com/lambda/latest/dg/services-ddb-batchfailurereporting.html">
 * Reporting batch item failures</a>. The older code answers with nothing, which stands for success,
 * or fails. All else about a mapping is put in line when its table is provisioned.
 */
final class MappingAnswersHandler implements ResourceHandler<Deployment> {

  private static final String UPDATING = "Updating";

  private final AwsClients clients;
  private final Waiter waiter;

  MappingAnswersHandler(AwsClients clients, Waiter waiter) {
    this.clients = clients;
    this.waiter = waiter;
  }

  @Override
  public Resource apply(PlannedChange change, Deployment desired) {
    Resource mapping = change.resource();
    String uuid = mapping.id().orElseThrow();
    call("UpdateEventSourceMapping", mapping)
        .answer(
            () ->
                clients
                    .lambda()
                    .updateEventSourceMapping(
                        r ->
                            r.uuid(uuid)
                                .functionResponseTypes(
                                    FunctionResponseType.REPORT_BATCH_ITEM_FAILURES)));
    waiter.await(mapping + " to heed the function's answer", () -> heedsOrIsGone(mapping, uuid));
    return mapping;
  }

  private Optional<Boolean> heedsOrIsGone(Resource mapping, String uuid) {
    Optional<GetEventSourceMappingResponse> found =
        call("GetEventSourceMapping", mapping)
            .find(() -> clients.lambda().getEventSourceMapping(r -> r.uuid(uuid)));
    boolean done =
        found
            .map(
                m ->
                    !m.state().equals(UPDATING)
                        && m.functionResponseTypes()
                            .contains(FunctionResponseType.REPORT_BATCH_ITEM_FAILURES))
            .orElse(true);
    return done ? Optional.of(true) : Optional.empty();
  }

  private static AwsCall call(String operation, Resource mapping) {
    return new AwsCall("lambda:" + operation, mapping.toString());
  }
}
