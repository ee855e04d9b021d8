package io.github.ddbbackup.local.firehose;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.ddbbackup.local.fault.FaultKind;
import io.github.ddbbackup.local.fault.Faults;
import io.github.ddbbackup.local.http.ApiException;
import io.github.ddbbackup.local.http.JsonService;
import java.util.Map;
import java.util.function.BiFunction;

/** Firehose behind the front door: finds the call that a request asks for. */
final class FirehoseService extends JsonService {
  static final String NAME = "firehose";

  private static final String TARGET = "Firehose_20150804.";

  FirehoseService(DeliveryStreams streams, FirehoseSettings settings, Faults faults) {
    super(NAME, TARGET, calls(streams, settings, faults));
  }

  @Override
  public ApiException fault(FaultKind kind, String operation) {
    boolean brings = operation.startsWith("PutRecord");
    return switch (kind) {
      case THROTTLE -> brings ? FirehoseErrors.unavailable() : super.fault(kind, operation);
      case GONE -> FirehoseErrors.notFound("named in the request", "this account");
      case NOT_READY ->
          brings ? FirehoseErrors.notActive("named in the request") : super.fault(kind, operation);
      default -> super.fault(kind, operation);
    };
  }

  private static Map<String, BiFunction<String, ObjectNode, ObjectNode>> calls(
      DeliveryStreams streams, FirehoseSettings settings, Faults faults) {
    StreamCalls lifecycle = new StreamCalls(streams, settings);
    RecordCalls records = new RecordCalls(streams, faults, settings.ids());
    SettingCalls details = new SettingCalls(streams, settings.creating());
    return Map.ofEntries(
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
}
