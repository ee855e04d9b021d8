package io.github.ddbbackup.local.lambda;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.ddbbackup.local.http.Json;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/** Functions as the API shows them. */
final class FunctionView {
  private static final DateTimeFormatter MODIFIED =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'+0000'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private FunctionView() {}

  /**
   * The FunctionConfiguration of a version.
   *
   * @param qualifier at the end of the ARN, if any
   */
  static ObjectNode configuration(
      LambdaFunction function, FunctionVersion version, Optional<String> qualifier, Instant now) {
    ObjectNode view =
        Json.object()
            .put("FunctionName", function.name())
            .put("FunctionArn", function.arn() + qualifier.map(q -> ":" + q).orElse(""));
    view.setAll(version.settings().members().deepCopy());
    view.put("PackageType", "Zip")
        .put("CodeSize", version.codeSize())
        .put("CodeSha256", version.codeSha256())
        .put("Version", version.version())
        .put("LastModified", MODIFIED.format(version.modified()))
        .put("RevisionId", version.revisionId());
    boolean optimized =
        version.settings().snapStarts() && !version.version().equals(FunctionVersion.LATEST);
    view.withObject("/SnapStart").put("OptimizationStatus", optimized ? "On" : "Off");
    addState(view, version, version.isReady(now));
    return view;
  }

  private static void addState(ObjectNode view, FunctionVersion version, boolean ready) {
    if (!ready && !version.updated()) {
      view.put("State", "Pending")
          .put("StateReason", "The function is being created.")
          .put("StateReasonCode", "Creating");
      return;
    }
    view.put("State", "Active").put("LastUpdateStatus", ready ? "Successful" : "InProgress");
    if (!ready) {
      view.put("LastUpdateStatusReason", "The function is being created.")
          .put("LastUpdateStatusReasonCode", "Creating");
    }
  }
}
