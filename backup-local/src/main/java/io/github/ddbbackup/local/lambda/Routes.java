package io.github.ddbbackup.local.lambda;

import io.github.ddbbackup.local.http.ApiRequest;
import io.github.ddbbackup.local.http.ApiResponse;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the operation that method and path of a request stand for. */
final class Routes {
  private final List<Route> routes = new ArrayList<>();

  /**
   * Adds an operation.
   *
   * @param template a path in which {@code *} stands for one parameter
   */
  Routes add(
      String operation, String method, String template, Function<Call, ApiResponse> handler) {
    String regex = Pattern.quote(template).replace("*", "\\E([^/]+)\\Q");
    routes.add(new Route(operation, method, Pattern.compile(regex), handler));
    return this;
  }

  Optional<Match> find(ApiRequest request) {
    String path = request.path();
    String trimmed = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    return routes.stream()
        .filter(route -> route.method().equals(request.method()))
        .flatMap(route -> route.match(trimmed, request).stream())
        .findFirst();
  }

  /** An operation and the call of it. */
  record Match(String operation, Call call, Function<Call, ApiResponse> handler) {

    ApiResponse handle() {
      return handler.apply(call);
    }
  }

  private record Route(
      String operation, String method, Pattern path, Function<Call, ApiResponse> handler) {

    Optional<Match> match(String text, ApiRequest request) {
      Matcher matcher = path.matcher(text);
      if (!matcher.matches()) {
        return Optional.empty();
      }
      List<String> parameters = new ArrayList<>();
      for (int group = 1; group <= matcher.groupCount(); group++) {
        // A plus sign stands for itself in a path.
        String encoded = matcher.group(group).replace("+", "%2B");
        parameters.add(URLDecoder.decode(encoded, StandardCharsets.UTF_8));
      }
      return Optional.of(new Match(operation, new Call(request, parameters), handler));
    }
  }
}
