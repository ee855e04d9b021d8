package io.github.ddbbackup.local.http;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A request as it came through the front door.
 *
 * @param method of HTTP, in capitals
 * @param path raw, percent-encoded as it was sent, without the query
 * @param query decoded parameters, each with its values in order
 * @param headers by lower-case name
 * @param body decoded of any transfer encoding; empty if there is none
 * @param region of the signature's scope, or the account's default if the request is not signed
 * @param service of the signature's scope, or empty if the request is not signed
 */
// A body is read once and compared by nobody, so that its identity does not matter.
@SuppressWarnings("ArrayRecordComponent")
public record ApiRequest(
    String method,
    String path,
    Map<String, List<String>> query,
    Map<String, List<String>> headers,
    byte[] body,
    String region,
    String service) {

  /** The first value of a header, whatever the case of its name. */
  public Optional<String> header(String name) {
    return headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of()).stream().findFirst();
  }

  /** The first value of a query parameter. */
  public Optional<String> queryParameter(String name) {
    return query.getOrDefault(name, List.of()).stream().findFirst();
  }

  /** The header {@code X-Amz-Target}: the service's prefix, a dot and the operation. */
  public Optional<String> target() {
    return header("x-amz-target");
  }

  /** The operation that the target header names. */
  public Optional<String> targetOperation() {
    return target().map(target -> target.substring(target.lastIndexOf('.') + 1));
  }
}
