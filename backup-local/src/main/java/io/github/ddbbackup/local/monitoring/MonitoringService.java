package io.github.ddbbackup.local.monitoring;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.ddbbackup.local.http.ApiException;
import io.github.ddbbackup.local.http.ApiRequest;
import io.github.ddbbackup.local.http.ApiResponse;
import io.github.ddbbackup.local.http.Cbor;
import io.github.ddbbackup.local.http.Forms;
import io.github.ddbbackup.local.http.Json;
import io.github.ddbbackup.local.http.LocalService;
import io.github.ddbbackup.local.http.Protocol;
import io.github.ddbbackup.local.http.QueryService;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * CloudWatch behind the front door, which speaks three protocols: the SDKs of today speak CBOR,
 * some JSON, and older ones take forms.
 */
final class MonitoringService implements LocalService {
  private static final String PREFIX = "GraniteServiceVersion20100801";
  private static final String PATH = "/service/" + PREFIX + "/operation/";
  private static final String NAMESPACE = "http://monitoring.amazonaws.com/doc/2010-08-01/";

  private final Map<String, BiFunction<String, ObjectNode, ObjectNode>> calls;

  MonitoringService(AlarmCalls alarms, TagCalls tags) {
    calls =
        Map.of(
            "PutMetricAlarm", alarms::put,
            "DescribeAlarms", alarms::describe,
            "DeleteAlarms", alarms::delete,
            "TagResource", tags::tag,
            "UntagResource", tags::untag,
            "ListTagsForResource", tags::list);
  }

  @Override
  public String name() {
    return "monitoring";
  }

  @Override
  public Protocol protocol() {
    return Protocol.RPC_V2_CBOR;
  }

  @Override
  public Protocol protocol(ApiRequest request) {
    if (request.path().startsWith(PATH)) {
      return Protocol.RPC_V2_CBOR;
    }
    return request.target().isPresent() ? Protocol.JSON_1_0 : Protocol.QUERY;
  }

  @Override
  public boolean accepts(ApiRequest request) {
    return request.path().startsWith(PATH)
        || request.target().filter(target -> target.startsWith(PREFIX + ".")).isPresent()
        || request.service().equals(name());
  }

  @Override
  public Optional<String> operation(ApiRequest request) {
    return switch (protocol(request)) {
      case RPC_V2_CBOR -> Optional.of(request.path().substring(PATH.length()));
      case JSON_1_0 -> request.targetOperation();
      default -> Forms.parameters(request).getOrDefault("Action", List.of()).stream().findFirst();
    };
  }

  @Override
  public ApiResponse handle(ApiRequest request) {
    String operation = operation(request).orElse("");
    BiFunction<String, ObjectNode, ObjectNode> call =
        Optional.ofNullable(calls.get(operation))
            .orElseThrow(() -> ApiException.notEmulated(name(), operation));
    String region = request.region();
    return switch (protocol(request)) {
      case RPC_V2_CBOR -> cbor(call.apply(region, Cbor.body(request)));
      case JSON_1_0 -> ApiResponse.json(call.apply(region, Json.body(request)));
      default ->
          QueryService.answer(
              NAMESPACE, operation, FormTypes.xml(call.apply(region, FormTypes.body(request))));
    };
  }

  private static ApiResponse cbor(ObjectNode answer) {
    return new ApiResponse(200, Map.of("smithy-protocol", "rpc-v2-cbor"), Cbor.bytes(answer));
  }
}
