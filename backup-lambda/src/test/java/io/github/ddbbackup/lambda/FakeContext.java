package io.github.ddbbackup.lambda;

import com.amazonaws.services.lambda.runtime.ClientContext;
import com.amazonaws.services.lambda.runtime.CognitoIdentity;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.LambdaLogger;

/** An invocation with a fixed time left, by an alias of the function. */
record FakeContext(int getRemainingTimeInMillis, String alias) implements Context {

  /** An invocation by the alias of lines to one delivery stream. */
  FakeContext(int remainingTimeInMillis) {
    this(remainingTimeInMillis, "live");
  }

  @Override
  public String getAwsRequestId() {
    return "0afc60f9-7a6b-11e6-a7ee-c571d294a8c0";
  }

  @Override
  public String getLogGroupName() {
    return "/aws/lambda/" + getFunctionName();
  }

  @Override
  public String getLogStreamName() {
    return "2026/11/22/[1]abc";
  }

  @Override
  public String getFunctionName() {
    return "LambdaStreamToFirehose";
  }

  @Override
  public String getFunctionVersion() {
    return "1";
  }

  @Override
  public String getInvokedFunctionArn() {
    return "arn:aws:lambda:eu-west-1:123456789012:function:" + getFunctionName() + ":" + alias;
  }

  @Override
  public CognitoIdentity getIdentity() {
    throw new UnsupportedOperationException("no handler asks for it");
  }

  @Override
  public ClientContext getClientContext() {
    throw new UnsupportedOperationException("no handler asks for it");
  }

  @Override
  public int getMemoryLimitInMB() {
    return 512;
  }

  @Override
  public LambdaLogger getLogger() {
    throw new UnsupportedOperationException("no handler asks for it");
  }
}
