package io.github.ddbbackup.provision;

import com.google.common.collect.ImmutableList;
import io.github.ddbbackup.plan.ChangeResult;
import io.github.ddbbackup.plan.Outcome;
import io.github.ddbbackup.plan.Resource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What came of changes so far, over as many attempts as it takes. What one attempt applied, the
 * next finds unchanged; it counts as applied. Not thread-safe.
 */
final class Results {

  private final Map<String, ChangeResult> results = new LinkedHashMap<>();

  void add(ChangeResult result) {
    results.merge(
        key(result.change().resource()),
        result,
        (before, now) ->
            before.outcome() == Outcome.APPLIED && now.outcome() == Outcome.UNCHANGED
                ? before
                : now);
  }

  List<ChangeResult> results() {
    return ImmutableList.copyOf(results.values());
  }

  private static String key(Resource resource) {
    return resource.kind() + " " + resource.name();
  }
}
