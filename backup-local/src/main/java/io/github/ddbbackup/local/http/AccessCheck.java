package io.github.ddbbackup.local.http;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Lets pass what is signed with the account's key or a role's, or everything if it has none. */
public final class AccessCheck {
  private static final Pattern AUTHORIZATION =
      Pattern.compile(
          "AWS4-HMAC-SHA256 Credential=([^/]+)/([^,\\s]+),\\s*SignedHeaders=([^,\\s]+),"
              + "\\s*Signature=([0-9a-f]+)");

  private final Optional<AccessKey> key;

  private final RoleKeys roles;

  /** A check; an empty key lets everything pass. */
  public AccessCheck(Optional<AccessKey> key, RoleKeys roles) {
    this.key = key;
    this.roles = roles;
  }

  /** The role that a request's signer acts in; empty for a user. */
  Optional<String> role(ApiRequest request) {
    return SignatureScope.of(request.headers(), request.query())
        .flatMap(scope -> roles.role(scope.accessKey()));
  }

  /**
   * Lets a request pass or does not.
   *
   * @param protocol of the service, which decides on the names of errors
   * @throws ApiException if the request is not signed with the account's key
   */
  void check(ApiRequest request, Protocol protocol) {
    if (key.isPresent()) {
      check(request, protocol, key.get());
    }
  }

  private void check(ApiRequest request, Protocol protocol, AccessKey own) {
    Signed signed = signed(request).orElseThrow(() -> notSigned(protocol));
    AccessKey key =
        Optional.of(own)
            .filter(account -> account.id().equals(signed.accessKey()))
            .or(() -> roles.find(signed.accessKey()))
            .orElseThrow(() -> unknownKey(protocol));
    String expected =
        new RequestSignature(request, signed.scope(), signed.headers(), signed.time())
            .with(key.secret());
    if (!MessageDigest.isEqual(bytes(expected), bytes(signed.signature()))) {
      throw mismatch(protocol);
    }
  }

  private static Optional<Signed> signed(ApiRequest request) {
    Matcher matcher = AUTHORIZATION.matcher(request.header("authorization").orElse(""));
    if (matcher.matches()) {
      return Optional.of(
          new Signed(
              matcher.group(1),
              matcher.group(2),
              names(matcher.group(3)),
              request.header("x-amz-date").orElse(""),
              matcher.group(4)));
    }
    return request
        .queryParameter("X-Amz-Credential")
        .filter(credential -> credential.contains("/"))
        .map(
            credential ->
                new Signed(
                    credential.substring(0, credential.indexOf('/')),
                    credential.substring(credential.indexOf('/') + 1),
                    names(request.queryParameter("X-Amz-SignedHeaders").orElse("")),
                    request.queryParameter("X-Amz-Date").orElse(""),
                    request.queryParameter("X-Amz-Signature").orElse("")));
  }

  private static List<String> names(String headers) {
    return Arrays.asList(headers.toLowerCase(Locale.ROOT).split(";", -1));
  }

  private static ApiException notSigned(Protocol protocol) {
    return protocol == Protocol.REST_XML
        ? new ApiException("AccessDenied", 403, "Access Denied")
        : new ApiException(
            "MissingAuthenticationTokenException", 403, "Missing Authentication Token");
  }

  private static ApiException unknownKey(Protocol protocol) {
    return switch (protocol) {
      case REST_XML ->
          new ApiException(
              "InvalidAccessKeyId",
              403,
              "The AWS Access Key Id you provided does not exist in our records.");
      case QUERY ->
          new ApiException(
              "InvalidClientTokenId",
              403,
              "The security token included in the request is invalid.");
      default ->
          new ApiException(
              "UnrecognizedClientException",
              400,
              "The security token included in the request is invalid.");
    };
  }

  private static ApiException mismatch(Protocol protocol) {
    boolean xml = protocol == Protocol.REST_XML || protocol == Protocol.QUERY;
    return new ApiException(
        xml ? "SignatureDoesNotMatch" : "InvalidSignatureException",
        403,
        "The request signature we calculated does not match the signature you provided. Check your"
            + " AWS Secret Access Key and signing method.");
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private record Signed(
      String accessKey, String scope, List<String> headers, String time, String signature) {}
}
