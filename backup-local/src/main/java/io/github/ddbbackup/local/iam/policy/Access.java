package io.github.ddbbackup.local.iam.policy;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A request that policies are asked about.
 *
 * @param action such as {@code dynamodb:DescribeTable}
 * @param resource ARN, or {@code *} where the service knows no resource for the action
 * @param context values by key, such as {@code iam:PassedToService}
 */
public record Access(String action, String resource, Map<String, List<String>> context) {

  /** Copies the context; its keys are the same in any case of letters. */
  public Access {
    Map<String, List<String>> copy = new TreeMap<>();
    context.forEach((key, values) -> copy.put(key.toLowerCase(Locale.ROOT), List.copyOf(values)));
    context = Map.copyOf(copy);
  }

  Optional<List<String>> values(String key) {
    return Optional.ofNullable(context.get(key.toLowerCase(Locale.ROOT)));
  }
}
