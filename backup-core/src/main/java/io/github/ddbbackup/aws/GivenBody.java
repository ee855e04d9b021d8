package io.github.ddbbackup.aws;

import java.util.Optional;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttribute;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.Header;
import software.amazon.awssdk.http.SdkHttpRequest;

/** Sends the body that a request carries in place of the one that the client made of it. */
final class GivenBody implements ExecutionInterceptor {

  /** The body, in UTF-8; signed, sent and sent again like any other. */
  static final ExecutionAttribute<byte[]> TEXT = new ExecutionAttribute<>("ddbbackup.GivenBody");

  @Override
  public SdkHttpRequest modifyHttpRequest(
      Context.ModifyHttpRequest context, ExecutionAttributes attributes) {
    SdkHttpRequest made = context.httpRequest();
    return given(attributes)
        .map(
            text ->
                made.copy(r -> r.putHeader(Header.CONTENT_LENGTH, Integer.toString(text.length))))
        .orElse(made);
  }

  @Override
  public Optional<RequestBody> modifyHttpContent(
      Context.ModifyHttpRequest context, ExecutionAttributes attributes) {
    Optional<RequestBody> made = context.requestBody();
    return made.flatMap(body -> given(attributes).map(text -> like(body, text))).or(() -> made);
  }

  private static Optional<byte[]> given(ExecutionAttributes attributes) {
    return Optional.ofNullable(attributes.getAttribute(TEXT));
  }

  private static RequestBody like(RequestBody made, byte[] text) {
    return RequestBody.fromContentProvider(
        ContentStreamProvider.fromByteArrayUnsafe(text), text.length, made.contentType());
  }
}
