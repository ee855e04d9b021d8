package io.github.ddbbackup.local.http;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Who signed a request, and for which region and service.
 *
 * @param accessKey of the signer
 * @param region that the request is for
 * @param service that the request is for
 */
record SignatureScope(String accessKey, String region, String service) {
  private static final Pattern CREDENTIAL =
      Pattern.compile("(?<key>[^/\\s=]+)/\\d{8}/(?<region>[^/]+)/(?<service>[^/]+)/aws4_request");
  private static final Pattern VERSION_2 = Pattern.compile("AWS (?<key>[^:]+):.+");

  /** The scope in the Authorization header or, of a presigned request, in its query. */
  static Optional<SignatureScope> of(
      Map<String, List<String>> headers, Map<String, List<String>> query) {
    String authorization = first(headers, "authorization");
    Matcher version2 = VERSION_2.matcher(authorization);
    if (version2.matches()) {
      return Optional.of(new SignatureScope(version2.group("key"), "", "s3"));
    }
    return find(authorization).or(() -> find(first(query, "X-Amz-Credential")));
  }

  private static Optional<SignatureScope> find(String text) {
    Matcher matcher = CREDENTIAL.matcher(text);
    return matcher.find()
        ? Optional.of(
            new SignatureScope(
                matcher.group("key"), matcher.group("region"), matcher.group("service")))
        : Optional.empty();
  }

  private static String first(Map<String, List<String>> values, String name) {
    return values.getOrDefault(name, List.of("")).get(0);
  }
}
