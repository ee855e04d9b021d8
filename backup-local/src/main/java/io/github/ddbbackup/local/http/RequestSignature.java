package io.github.ddbbackup.local.http;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Calculates signatures of version 4.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html">Create
 *     a signed AWS API request</a>
 */
final class RequestSignature {
  private static final String ALGORITHM = "AWS4-HMAC-SHA256";

  private final ApiRequest request;
  private final String credential;
  private final List<String> signedHeaders;
  private final String time;

  /**
   * The signature of a request.
   *
   * @param credential the scope that the request names, from the date on
   * @param signedHeaders names in lower case, in order
   * @param time as the request names it
   */
  RequestSignature(ApiRequest request, String credential, List<String> signedHeaders, String time) {
    this.request = request;
    this.credential = credential;
    this.signedHeaders = signedHeaders;
    this.time = time;
  }

  /** The signature in hexadecimal digits. */
  String with(String secret) {
    byte[] key = ("AWS4" + secret).getBytes(StandardCharsets.UTF_8);
    for (String part : credential.split("/", -1)) {
      key = hmac(key, part);
    }
    String toSign = String.join("\n", ALGORITHM, time, credential, hash(canonical()));
    return HexFormat.of().formatHex(hmac(key, toSign));
  }

  private byte[] canonical() {
    return String.join(
            "\n",
            request.method(),
            path(),
            query(),
            signedHeaders.stream().map(this::header).collect(Collectors.joining()),
            String.join(";", signedHeaders),
            payload())
        .getBytes(StandardCharsets.UTF_8);
  }

  /** S3 signs the path as it is sent; the others encode what is sent once more. */
  private String path() {
    if (request.service().equals("s3")) {
      return request.path();
    }
    return Arrays.stream(request.path().split("/", -1))
        .map(RequestSignature::encoded)
        .collect(Collectors.joining("/"));
  }

  private String query() {
    return request.query().entrySet().stream()
        .filter(parameter -> !parameter.getKey().equals("X-Amz-Signature"))
        .flatMap(
            parameter ->
                parameter.getValue().stream()
                    .map(value -> Map.entry(encoded(parameter.getKey()), encoded(value))))
        .sorted(Map.Entry.<String, String>comparingByKey().thenComparing(Map.Entry::getValue))
        .map(parameter -> parameter.getKey() + "=" + parameter.getValue())
        .collect(Collectors.joining("&"));
  }

  private String header(String name) {
    String value =
        request.headers().getOrDefault(name, List.of()).stream()
            .map(one -> one.strip().replaceAll(" +", " "))
            .collect(Collectors.joining(","));
    return name + ":" + value + "\n";
  }

  private String payload() {
    return request
        .header("x-amz-content-sha256")
        .orElseGet(
            () ->
                request.query().containsKey("X-Amz-Signature")
                    ? "UNSIGNED-PAYLOAD"
                    : hash(request.body()));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8)
        .replace("+", "%20")
        .replace("*", "%2A")
        .replace("%7E", "~");
  }

  private static String hash(byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  private static byte[] hmac(byte[] key, String text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has HmacSHA256", e);
    }
  }
}
