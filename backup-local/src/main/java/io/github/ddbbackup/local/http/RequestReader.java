package io.github.ddbbackup.local.http;

import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;

/** Turns what the HTTP server received into requests of this account's. */
final class RequestReader {
  /** A function's archive of 50 MB in base64, and room for the rest of its request. */
  private static final int MAX_BODY = 80 * 1024 * 1024;

  private final String defaultRegion;

  RequestReader(String defaultRegion) {
    this.defaultRegion = defaultRegion;
  }

  /** The request without its body. */
  ApiRequest head(Request request) {
    Map<String, List<String>> headers = new LinkedHashMap<>();
    for (HttpField field : request.getHeaders()) {
      headers
          .computeIfAbsent(field.getName().toLowerCase(Locale.ROOT), name -> new ArrayList<>())
          .add(Optional.ofNullable(field.getValue()).orElse(""));
    }
    Map<String, List<String>> query =
        parameters(Optional.ofNullable(request.getHttpURI().getQuery()).orElse(""));
    Optional<SignatureScope> scope = SignatureScope.of(headers, query);
    return new ApiRequest(
        request.getMethod(),
        Optional.ofNullable(request.getHttpURI().getPath()).orElse("/"),
        query,
        headers,
        new byte[0],
        scope.map(SignatureScope::region).filter(r -> !r.isEmpty()).orElse(defaultRegion),
        scope.map(SignatureScope::service).orElse(""));
  }

  /** The request with its body. */
  ApiRequest whole(ApiRequest head, Request request) throws IOException {
    try (InputStream in = Content.Source.asInputStream(request)) {
      byte[] body = in.readNBytes(MAX_BODY + 1);
      if (body.length > MAX_BODY) {
        throw new ApiException("RequestEntityTooLargeException", 413, "The request is too large");
      }
      return new ApiRequest(
          head.method(),
          head.path(),
          head.query(),
          head.headers(),
          body,
          head.region(),
          head.service());
    }
  }

  /** The parameters of a query or a form, each with its values in order. */
  static Map<String, List<String>> parameters(String encoded) {
    Map<String, List<String>> parameters = new LinkedHashMap<>();
    for (String pair : encoded.split("&", -1)) {
      if (!pair.isEmpty()) {
        int equals = pair.indexOf('=');
        String name = equals < 0 ? pair : pair.substring(0, equals);
        String value = equals < 0 ? "" : pair.substring(equals + 1);
        parameters.computeIfAbsent(decode(name), n -> new ArrayList<>()).add(decode(value));
      }
    }
    return parameters;
  }

  private static String decode(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      // As AWS does: what is no percent-encoding stands for itself.
      return text;
    }
  }
}
