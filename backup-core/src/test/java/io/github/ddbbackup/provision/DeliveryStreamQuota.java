package io.github.ddbbackup.provision;

import java.util.concurrent.atomic.AtomicInteger;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.firehose.model.CreateDeliveryStreamRequest;
import software.amazon.awssdk.services.firehose.model.LimitExceededException;

/** Answers as Firehose does when an account has as many delivery streams as it may. */
final class DeliveryStreamQuota implements ExecutionInterceptor {

  private static final String REFUSAL =
      "You have already consumed your firehose quota of 50 hoses.";

  private final AtomicInteger left;

  /**
   * Makes a quota.
   *
   * @param left how many more may be made
   */
  DeliveryStreamQuota(int left) {
    this.left = new AtomicInteger(left);
  }

  @Override
  public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
    if (context.request() instanceof CreateDeliveryStreamRequest && left.getAndDecrement() <= 0) {
      throw LimitExceededException.builder()
          .message(REFUSAL)
          .awsErrorDetails(
              AwsErrorDetails.builder()
                  .errorCode("LimitExceededException")
                  .errorMessage(REFUSAL)
                  .serviceName("Firehose")
                  .build())
          .statusCode(400)
          .build();
    }
  }
}
