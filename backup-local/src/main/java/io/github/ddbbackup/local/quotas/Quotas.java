package io.github.ddbbackup.local.quotas;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.ddbbackup.local.http.Json;
import io.github.ddbbackup.local.state.StateStore;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The quotas of the account, the same in every Region; safe for use by several threads.
 *
 * @see <a href="https://docs.aws.amazon.com/firehose/latest/dev/limits.html">Firehose's</a>
 * @see <a
 *     href="https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html">Lambda's</a>
 * @see <a
 *     href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/ServiceQuotas.html">DynamoDB's</a>
 */
public final class Quotas {
  /** Service and name of the quota of delivery streams in a Region. */
  public static final String FIREHOSE = "firehose";

  /** The quota of delivery streams in a Region. */
  public static final String DELIVERY_STREAMS = "Delivery streams";

  static final Map<String, String> SERVICES =
      Map.of(
          "dynamodb", "Amazon DynamoDB", FIREHOSE, "Amazon Data Firehose", "lambda", "AWS Lambda");

  private static final String DOCUMENT = "quotas/applied";

  private static final List<Quota> ALL =
      List.of(
          new Quota("dynamodb", "L-F98FE922", "Maximum number of tables", 2_500, "None", true),
          Quota.withoutKnownCode(FIREHOSE, DELIVERY_STREAMS, 5_000, true),
          Quota.withoutKnownCode(FIREHOSE, "Dynamic Partitions", 500, false),
          Quota.withoutKnownCode(FIREHOSE, "Rate of CreateDeliveryStream requests", 5, false),
          Quota.withoutKnownCode(FIREHOSE, "Rate of DeleteDeliveryStream requests", 5, false),
          Quota.withoutKnownCode(FIREHOSE, "Rate of DescribeDeliveryStream requests", 5, false),
          Quota.withoutKnownCode(FIREHOSE, "Rate of UpdateDestination requests", 5, false),
          new Quota("lambda", "L-B99A9384", "Concurrent executions", 1_000, "None", true),
          new Quota("lambda", "L-2ACBD22F", "Function and layer storage", 75, "Gigabytes", true));

  private final StateStore state;

  Quotas(StateStore state) {
    this.state = state;
  }

  /**
   * The value that applies.
   *
   * @param service code, such as {@code firehose}
   * @param name such as {@link #DELIVERY_STREAMS}
   * @throws IllegalArgumentException if the account knows no such quota
   */
  public double value(String service, String name) {
    return applied(named(service, name));
  }

  /**
   * Has another value apply from now on.
   *
   * @param value 0 or more
   * @throws IllegalArgumentException if the account knows no such quota
   */
  public synchronized void set(String service, String name, double value) {
    if (!(value >= 0)) {
      throw new IllegalArgumentException("a quota is no less than 0: " + value);
    }
    ObjectNode values = values();
    values.put(named(service, name).code(), value);
    state.write(DOCUMENT, values);
  }

  /** The quotas of a service, in no certain order. */
  List<Quota> of(String service) {
    return ALL.stream().filter(quota -> quota.service().equals(service)).toList();
  }

  Optional<Quota> find(String service, String code) {
    return of(service).stream().filter(quota -> quota.code().equals(code)).findFirst();
  }

  synchronized double applied(Quota quota) {
    return values().path(quota.code()).asDouble(quota.value());
  }

  private static Quota named(String service, String name) {
    return ALL.stream()
        .filter(quota -> quota.service().equals(service) && quota.name().equals(name))
        .findFirst()
        .orElseThrow(
            () -> new IllegalArgumentException("no quota " + name + " of " + service + " here"));
  }

  private ObjectNode values() {
    return state.read(DOCUMENT).map(ObjectNode.class::cast).orElseGet(Json::object);
  }
}
