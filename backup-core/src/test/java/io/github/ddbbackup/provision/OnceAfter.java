package io.github.ddbbackup.provision;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicBoolean;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;

/** Does something else in the very moment in which the first call of an operation was answered. */
final class OnceAfter implements ExecutionInterceptor {

  private final String operation;
  private final Runnable work;
  private final AtomicBoolean done = new AtomicBoolean();

  OnceAfter(String operation, Runnable work) {
    this.operation = operation;
    this.work = work;
  }

  @Override
  public void afterExecution(Context.AfterExecution context, ExecutionAttributes attributes) {
    if (attributes.getAttribute(SdkExecutionAttribute.OPERATION_NAME).equals(operation)
        && done.compareAndSet(false, true)) {
      work.run();
    }
  }

  void assertDone() {
    assertThat(done).as("there was a call of " + operation).isTrue();
  }
}
