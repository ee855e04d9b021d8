package io.github.ddbbackup.local.http;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** Form bodies, as services with the query protocol take them. */
public final class Forms {
  private Forms() {}

  /** The parameters of the body, or of the query if the body is empty; decoded, in order. */
  public static Map<String, List<String>> parameters(ApiRequest request) {
    return request.body().length == 0
        ? request.query()
        : RequestReader.parameters(new String(request.body(), StandardCharsets.UTF_8));
  }
}
