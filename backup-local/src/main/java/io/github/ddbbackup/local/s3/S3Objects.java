package io.github.ddbbackup.local.s3;

import io.github.ddbbackup.local.fault.FaultKind;
import io.github.ddbbackup.local.fault.Faults;
import io.github.ddbbackup.local.http.ApiException;
import io.github.ddbbackup.local.http.ObjectStore;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** How other services of the account read and write objects; the same faults strike them. */
public final class S3Objects implements ObjectStore {
  private static final Pattern KEY = Pattern.compile("<Key>([^<]+)</Key>");
  private static final Pattern NEXT =
      Pattern.compile("<NextContinuationToken>([^<]+)</NextContinuationToken>");
  private static final Pattern CODE = Pattern.compile("<Code>([^<]+)</Code>");
  private static final Pattern MESSAGE = Pattern.compile("<Message>([^<]+)</Message>");

  /** Headers that ask for encryption, which the server does not have. */
  static final List<String> ENCRYPTION =
      List.of(
          "x-amz-server-side-encryption",
          "x-amz-server-side-encryption-aws-kms-key-id",
          "x-amz-server-side-encryption-bucket-key-enabled",
          "x-amz-server-side-encryption-context");

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final URI server;
  private final Faults faults;

  /** Objects of the server at this endpoint. */
  public S3Objects(URI server, Faults faults) {
    this.server = server;
    this.faults = faults;
  }

  @Override
  public void put(String bucket, String key, byte[] content, Map<String, String> headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(uri(bucket, key))
            .PUT(HttpRequest.BodyPublishers.ofByteArray(content));
    headers.forEach(
        (name, value) -> {
          if (!ENCRYPTION.contains(name)) {
            request.header(name, value);
          }
        });
    send(request.build(), "PutObject");
  }

  @Override
  public byte[] get(String bucket, String key) {
    return send(HttpRequest.newBuilder(uri(bucket, key)).GET().build(), "GetObject");
  }

  @Override
  public List<String> list(String bucket, String prefix) {
    List<String> keys = new ArrayList<>();
    String query = "list-type=2&encoding-type=url&prefix=" + encoded(prefix);
    Optional<String> token = Optional.empty();
    do {
      String more = token.map(text -> "&continuation-token=" + encoded(text)).orElse("");
      URI page = URI.create(server + "/" + bucket + "?" + query + more);
      String xml =
          new String(
              send(HttpRequest.newBuilder(page).GET().build(), "ListObjectsV2"),
              StandardCharsets.UTF_8);
      Matcher key = KEY.matcher(xml);
      while (key.find()) {
        keys.add(URLDecoder.decode(key.group(1), StandardCharsets.UTF_8));
      }
      Matcher next = NEXT.matcher(xml);
      token = next.find() ? Optional.of(next.group(1)) : Optional.empty();
    } while (token.isPresent());
    return keys;
  }

  /** Whether there is a bucket of this name. */
  boolean hasBucket(String bucket) {
    return head(URI.create(server + "/" + bucket)).statusCode() == 200;
  }

  /**
   * What tells an object's content from that of others; empty if there is no such object.
   *
   * @param key percent-encoded
   */
  Optional<String> entityTag(String bucket, String key) {
    HttpResponse<Void> answer = head(URI.create(server + "/" + bucket + "/" + key));
    return answer.statusCode() == 200 ? answer.headers().firstValue("ETag") : Optional.empty();
  }

  private HttpResponse<Void> head(URI uri) {
    HttpRequest request =
        HttpRequest.newBuilder(uri).method("HEAD", HttpRequest.BodyPublishers.noBody()).build();
    return answer(request, HttpResponse.BodyHandlers.discarding());
  }

  private byte[] send(HttpRequest request, String operation) {
    for (FaultKind kind : FaultKind.answered()) {
      if (faults.strikes(kind, "s3", operation)) {
        throw S3Errors.of(kind);
      }
    }
    HttpResponse<byte[]> response = answer(request, HttpResponse.BodyHandlers.ofByteArray());
    if (response.statusCode() >= 300) {
      throw error(response);
    }
    return response.body();
  }

  private <T> HttpResponse<T> answer(HttpRequest request, HttpResponse.BodyHandler<T> body) {
    try {
      return client.send(request, body);
    } catch (IOException e) {
      throw new ApiException("InternalError", 500, "The S3 server does not answer: " + e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ApiException("InternalError", 500, "interrupted");
    }
  }

  private static ApiException error(HttpResponse<byte[]> response) {
    String body = new String(response.body(), StandardCharsets.UTF_8);
    return new ApiException(
        first(CODE, body, "InternalError"), response.statusCode(), first(MESSAGE, body, body));
  }

  private static String first(Pattern pattern, String text, String otherwise) {
    Matcher matcher = pattern.matcher(text);
    return matcher.find() ? matcher.group(1) : otherwise;
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private URI uri(String bucket, String key) {
    String encoded =
        Arrays.stream(key.split("/", -1)).map(S3Objects::encoded).collect(Collectors.joining("/"));
    return URI.create(server + "/" + bucket + "/" + encoded);
  }
}
