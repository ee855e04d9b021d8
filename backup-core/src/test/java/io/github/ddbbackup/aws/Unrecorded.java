package io.github.ddbbackup.aws;

import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.SdkHttpRequest;

/**
 * Has the loopback account leave a client's calls out of what the policies are compared with: what
 * a test does itself is no call of this product's.
 */
public final class Unrecorded implements ExecutionInterceptor {

  /** For the clients of one test. */
  public Unrecorded() {}

  @Override
  public SdkHttpRequest modifyHttpRequest(
      Context.ModifyHttpRequest context, ExecutionAttributes attributes) {
    return context.httpRequest().toBuilder().putHeader("x-loopback-unrecorded", "true").build();
  }
}
