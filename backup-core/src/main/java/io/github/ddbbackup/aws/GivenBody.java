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
    byte[] text = attributes.getAttribute(TEXT);
    return text == null ? context.httpRequest() : ofLength(text.length, context.httpRequest());
  }

  private static SdkHttpRequest ofLength(int length, SdkHttpRequest made) {
    return made.copy(r -> r.putHeader(Header.CONTENT_LENGTH, Integer.toString(length)));
  }

  @Override
  public Optional<RequestBody> modifyHttpContent(
      Context.ModifyHttpRequest context, ExecutionAttributes attributes) {
    byte[] text = attributes.getAttribute(TEXT);
    return text == null ? context.requestBody() : context.requestBody().map(m -> like(m, text));
  }

  private static RequestBody like(RequestBody made, byte[] text) {
    return RequestBody.fromContentProvider(
        ContentStreamProvider.fromByteArrayUnsafe(text), text.length, made.contentType());
  }
}
