package io.github.ddbbackup.local.monitoring;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.ddbbackup.local.http.Json;
import io.github.ddbbackup.local.state.StateStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The alarms of every Region, by name; safe for use by several threads. */
final class Alarms {
  /** Member of a kept alarm that holds its tags; not part of descriptions. */
  static final String TAGS = "tags";

  /**
   * Alarms that an account may have in a Region.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/cloudwatch_limits.html">quotas</a>
   */
  private static final int MOST = 5_000;

  private final StateStore state;
  private final String account;

  Alarms(StateStore state, String account) {
    this.state = state;
    this.account = account;
  }

  String arn(String region, String name) {
    return "arn:aws:cloudwatch:" + region + ":" + account + ":alarm:" + name;
  }

  /** A copy of every alarm of a Region. */
  synchronized List<ObjectNode> all(String region) {
    List<ObjectNode> all = new ArrayList<>();
    document(region).forEach(alarm -> all.add((ObjectNode) alarm));
    return all;
  }

  /** Puts what comes of an alarm, or of there being none, in its place. */
  synchronized void put(String region, String name, UnaryOperator<Optional<ObjectNode>> change) {
    ObjectNode alarms = document(region);
    change
        .apply(Optional.ofNullable(alarms.get(name)).map(ObjectNode.class::cast))
        .ifPresent(alarm -> alarms.set(name, alarm));
    if (alarms.size() > MOST) {
      throw AlarmErrors.limit();
    }
    state.write(file(region), alarms);
  }

  /** Forgets alarms; does nothing for names that there are none of. */
  synchronized void remove(String region, List<String> names) {
    ObjectNode alarms = document(region);
    alarms.remove(names);
    state.write(file(region), alarms);
  }

  private ObjectNode document(String region) {
    return state.read(file(region)).map(ObjectNode.class::cast).orElseGet(Json::object);
  }

  private static String file(String region) {
    return "monitoring/alarms-" + region;
  }
}
