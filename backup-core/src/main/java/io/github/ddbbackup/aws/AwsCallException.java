package io.github.ddbbackup.aws;

import io.github.ddbbackup.event.BackupException;
import software.amazon.awssdk.core.exception.SdkException;

/** A call to AWS that failed, told so that a person can act on it. */
public final class AwsCallException extends BackupException {

  private static final String SIGN_IN =
      "for a profile with single sign-on run 'aws sso login --profile NAME', for one that was made"
          + " by 'aws login' run that again.";

  private final ErrorKind kind;

  private AwsCallException(
      ErrorKind kind,
      Category category,
      String what,
      String value,
      String nextStep,
      SdkException cause) {
    super(category, what, value, nextStep, cause);
    this.kind = kind;
  }

  /**
   * Tells a failed call.
   *
   * @param action the call as IAM names it, for example {@code lambda:GetAlias}
   * @param subject what it is about, for example {@code delivery stream Orders}
   * @param error what the client threw
   * @return the exception, to be thrown by the caller
   */
  static AwsCallException of(String action, String subject, SdkException error) {
    ErrorKind kind = ErrorClassifier.kindOf(error);
    String told = String.valueOf(error.getMessage());
    String what = action + " failed for " + subject;
    return switch (kind) {
      case ACCESS_DENIED ->
          of(
              kind,
              "Not allowed to call " + action + " for " + subject,
              told,
              "Allow this action to the user or role that runs this.",
              error);
      case LIMIT_EXCEEDED ->
          of(
              kind,
              "A quota of the account is used up, " + action + " was refused for " + subject,
              told,
              "Ask for a higher quota in the Service Quotas console, or free what is not used.",
              error);
      case ROLE_NOT_READY ->
          of(
              kind,
              what,
              told,
              "Check the role's trust policy and permissions; "
                  + "a role made a moment ago may need a minute.",
              error);
      case UNREACHABLE ->
          of(
              kind,
              "Could not reach AWS, " + what,
              told,
              "Check the network, the Region and the endpoint.",
              error);
      case THROTTLED -> of(kind, what, told, "Too many calls at a time: try again later.", error);
      case NOT_FOUND ->
          of(
              kind,
              what,
              told,
              "Check that it is there, in this account and this Region; "
                  + "what was made a moment ago may need a minute.",
              error);
      case IN_USE ->
          of(kind, what, told, "It is being changed at the moment: try again in a minute.", error);
      case CONFLICT ->
          of(
              kind,
              what,
              told,
              "Someone else made or changed it at the same time: try again, "
                  + "this goes on from what is there.",
              error);
      case INVALID ->
          of(
              kind,
              what,
              told,
              "Correct the value that AWS names, in the configuration or among the parameters.",
              error);
      case SERVICE_FAILURE ->
          of(
              kind,
              what,
              told,
              "AWS failed: try again later, and see https://health.aws.amazon.com if it goes on.",
              error);
      case OTHER ->
          of(
              kind,
              what,
              told,
              "See what AWS says about it and try again; "
                  + "if it goes on, report it with the stack trace.",
              error);
      case EXPIRED_CREDENTIALS ->
          user(
              kind,
              "The AWS credentials have expired, " + what,
              "Renew them and try again; " + SIGN_IN,
              error);
      case WRONG_CREDENTIALS ->
          user(
              kind, "The AWS credentials are wrong, " + what, "Check them and the profile.", error);
      case NO_CREDENTIALS ->
          user(
              kind,
              "There are no AWS credentials, " + what,
              "Set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or name a profile; " + SIGN_IN,
              error);
    };
  }

  private static AwsCallException of(
      ErrorKind kind, String what, String told, String nextStep, SdkException error) {
    return new AwsCallException(kind, Category.SERVICE, what, told, nextStep, error);
  }

  private static AwsCallException user(
      ErrorKind kind, String what, String nextStep, SdkException error) {
    return new AwsCallException(
        kind, Category.USER, what, String.valueOf(error.getMessage()), nextStep, error);
  }

  /**
   * What the error means.
   *
   * @return its kind
   */
  public ErrorKind kind() {
    return kind;
  }
}
