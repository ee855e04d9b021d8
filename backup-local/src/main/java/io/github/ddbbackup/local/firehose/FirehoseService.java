package io.github.ddbbackup.local.firehose;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.ddbbackup.local.fault.FaultKind;
import io.github.ddbbackup.local.fault.Faults;
import io.github.ddbbackup.local.http.ApiException;
import io.github.ddbbackup.local.http.ApiRequest;
import io.github.ddbbackup.local.http.ApiResponse;
import io.github.ddbbackup.local.http.Json;
import io.github.ddbbackup.local.http.LocalService;
import io.github.ddbbackup.local.http.Protocol;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

/** Firehose behind the front door: finds the call that a request asks for. */
final class FirehoseService implements LocalService {
  static final String NAME = "firehose";

  private static final String TARGET = "Firehose_20150804.";

  private final Map<String, BiFunction<String, ObjectNode, ObjectNode>> calls;

  FirehoseService(DeliveryStreams streams, FirehoseSettings settings, Faults faults) {
    StreamCalls lifecycle = new StreamCalls(streams, settings);
    RecordCalls records = new RecordCalls(streams, faults, settings.ids());
    SettingCalls details = new SettingCalls(streams);
    calls =
        Map.ofEntries(
            Map.entry("CreateDeliveryStream", lifecycle::create),
            Map.entry("DescribeDeliveryStream", lifecycle::describe),
            Map.entry("ListDeliveryStreams", lifecycle::list),
            Map.entry("UpdateDestination", lifecycle::update),
            Map.entry("DeleteDeliveryStream", lifecycle::delete),
            Map.entry("PutRecord", records::put),
            Map.entry("PutRecordBatch", records::putBatch),
            Map.entry("TagDeliveryStream", details::tag),
            Map.entry("UntagDeliveryStream", details::untag),
            Map.entry("ListTagsForDeliveryStream", details::listTags),
            Map.entry("StartDeliveryStreamEncryption", details::startEncryption),
            Map.entry("StopDeliveryStreamEncryption", details::stopEncryption));
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Protocol protocol() {
    return Protocol.JSON_1_1;
  }

  @Override
  public boolean accepts(ApiRequest request) {
    return request.target().filter(target -> target.startsWith(TARGET)).isPresent();
  }

  @Override
  public ApiResponse handle(ApiRequest request) {
    String operation = request.targetOperation().orElse("");
    BiFunction<String, ObjectNode, ObjectNode> call =
        Optional.ofNullable(calls.get(operation))
            .orElseThrow(() -> ApiException.notEmulated(NAME, operation));
    return ApiResponse.json(call.apply(request.region(), Json.body(request)));
  }

  @Override
  public ApiException fault(FaultKind kind, String operation) {
    return kind == FaultKind.THROTTLE && operation.startsWith("PutRecord")
        ? FirehoseErrors.unavailable()
        : LocalService.super.fault(kind, operation);
  }
}
