package io.github.ddbbackup.local.calls;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.ddbbackup.local.http.ApiRequest;
import io.github.ddbbackup.local.http.Json;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a request to Lambda needs permission for. */
final class LambdaActions {
  private static final Pattern FUNCTION = Pattern.compile("/[0-9-]+/functions/([^/]+).*");
  private static final Pattern MAPPING =
      Pattern.compile("/[0-9-]+/event-source-mappings/([^/]+)/?");
  private static final Pattern TAGS = Pattern.compile("/[0-9-]+/tags/(.+)");
  private static final String ANY = "*";

  private final String account;

  LambdaActions(String account) {
    this.account = account;
  }

  List<Use> of(String operation, ApiRequest request) {
    // An archive is as large as it is; who gets one needs no permission of IAM's.
    if (operation.equals("DownloadArchive")) {
      return List.of();
    }
    JsonNode body = IamActions.json(request);
    String action = "lambda:" + (operation.equals("Invoke") ? "InvokeFunction" : operation);
    List<Use> uses = new ArrayList<>();
    uses.add(new Use(action, resource(operation, request, body), context(request, body)));
    if (!body.path("Tags").isEmpty() && operation.startsWith("Create")) {
      uses.add(new Use("lambda:TagResource", uses.get(0).resource()));
    }
    Json.text(body, "Role").ifPresent(role -> uses.add(Use.passing(role, "lambda")));
    return uses;
  }

  private String resource(String operation, ApiRequest request, JsonNode body) {
    if (operation.equals("CreateFunction")) {
      return function(request.region(), body.path("FunctionName").asText(), Optional.empty());
    }
    Optional<String> function = part(FUNCTION, request);
    if (function.isPresent()) {
      return function(request.region(), function.get(), request.queryParameter("Qualifier"));
    }
    return part(MAPPING, request)
        .map(id -> arn(request.region(), "event-source-mapping:" + id))
        .or(() -> part(TAGS, request))
        .orElse(ANY);
  }

  private Map<String, String> context(ApiRequest request, JsonNode body) {
    return request.path().contains("/event-source-mappings")
        ? Json.text(body, "FunctionName")
            .map(name -> function(request.region(), name, Optional.empty()))
            .map(arn -> Map.of("lambda:FunctionArn", arn))
            .orElse(Map.of())
        : Map.of();
  }

  private String function(String region, String name, Optional<String> qualifier) {
    String arn = name.startsWith("arn:") ? name : arn(region, "function:" + name);
    return arn + qualifier.map(text -> ":" + text).orElse("");
  }

  private String arn(String region, String resource) {
    return "arn:aws:lambda:" + region + ":" + account + ":" + resource;
  }

  private static Optional<String> part(Pattern pattern, ApiRequest request) {
    Matcher matcher = pattern.matcher(request.path());
    return matcher.matches()
        ? Optional.of(URLDecoder.decode(matcher.group(1), StandardCharsets.UTF_8))
        : Optional.empty();
  }
}
