package io.github.ddbbackup.aws;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkException;

/** Tells what an error of the SDK means. */
public final class ErrorClassifier {

  private static final Map<String, ErrorKind> BY_CODE =
      Map.ofEntries(
          Map.entry("ResourceNotFoundException", ErrorKind.NOT_FOUND),
          Map.entry("TrailNotFoundException", ErrorKind.NOT_FOUND),
          Map.entry("ImportNotFoundException", ErrorKind.NOT_FOUND),
          Map.entry("ImportConflictException", ErrorKind.CONFLICT),
          Map.entry("ResourceInUseException", ErrorKind.IN_USE),
          Map.entry("ResourceNotReadyException", ErrorKind.IN_USE),
          Map.entry("ResourceConflictException", ErrorKind.CONFLICT),
          Map.entry("ConcurrentModificationException", ErrorKind.CONFLICT),
          Map.entry("ResourceAlreadyExistsException", ErrorKind.CONFLICT),
          Map.entry("OperationAbortedException", ErrorKind.CONFLICT),
          Map.entry("PreconditionFailedException", ErrorKind.CONFLICT),
          Map.entry("PreconditionFailed", ErrorKind.CONFLICT),
          Map.entry("ConditionalRequestConflict", ErrorKind.CONFLICT),
          Map.entry("LimitExceededException", ErrorKind.LIMIT_EXCEEDED),
          Map.entry("CodeStorageExceededException", ErrorKind.LIMIT_EXCEEDED),
          Map.entry("PolicyLengthExceededException", ErrorKind.LIMIT_EXCEEDED),
          Map.entry("ServiceQuotaExceededException", ErrorKind.LIMIT_EXCEEDED),
          Map.entry("AccessDeniedException", ErrorKind.ACCESS_DENIED),
          Map.entry("AccessDenied", ErrorKind.ACCESS_DENIED),
          Map.entry("UnauthorizedOperation", ErrorKind.ACCESS_DENIED),
          Map.entry("ExpiredTokenException", ErrorKind.EXPIRED_CREDENTIALS),
          Map.entry("ExpiredToken", ErrorKind.EXPIRED_CREDENTIALS),
          Map.entry("RequestExpired", ErrorKind.EXPIRED_CREDENTIALS),
          Map.entry("UnrecognizedClientException", ErrorKind.WRONG_CREDENTIALS),
          Map.entry("InvalidClientTokenId", ErrorKind.WRONG_CREDENTIALS),
          Map.entry("InvalidSignatureException", ErrorKind.WRONG_CREDENTIALS),
          Map.entry("SignatureDoesNotMatch", ErrorKind.WRONG_CREDENTIALS),
          Map.entry("ValidationException", ErrorKind.INVALID),
          Map.entry("InvalidParameterValueException", ErrorKind.INVALID),
          Map.entry("InvalidArgumentException", ErrorKind.INVALID));

  private static final List<String> ROLE_NOT_READY =
      List.of(
          "cannot be assumed", "unable to assume", "ensure the role can perform", "role provided");

  /** How the SDK begins to say that there are no credentials. */
  static final String NO_CREDENTIALS = "Unable to load credentials";

  private static final String STREAM_IS_ON = "already has an enabled stream";

  private ErrorClassifier() {}

  /**
   * Tells what an error means.
   *
   * @param error what a client threw
   * @return its meaning
   */
  public static ErrorKind kindOf(SdkException error) {
    return error instanceof AwsServiceException answer ? ofAnswer(answer) : ofClient(error);
  }

  /**
   * The service's own code for an error.
   *
   * @param error what a client threw
   * @return for example {@code ResourceNotFoundException}; empty when no service answered
   */
  public static Optional<String> codeOf(SdkException error) {
    return error instanceof AwsServiceException answer && answer.awsErrorDetails() != null
        ? Optional.ofNullable(answer.awsErrorDetails().errorCode())
        : Optional.empty();
  }

  private static ErrorKind ofAnswer(AwsServiceException error) {
    if (error.isThrottlingException()) {
      return ErrorKind.THROTTLED;
    }
    String code = codeOf(error).orElse("");
    ErrorKind kind = BY_CODE.get(code);
    if (kind == null) {
      return byStatus(error.statusCode());
    }
    String message = String.valueOf(error.getMessage()).toLowerCase(Locale.ROOT);
    return switch (kind) {
      case LIMIT_EXCEEDED -> isRate(error, message) ? ErrorKind.THROTTLED : kind;
      case INVALID -> ofInvalid(message);
      default -> kind;
    };
  }

  /**
   * Firehose answers control calls that come too fast, and DynamoDB answers too many table changes
   * at a time, with the code that stands for a used-up quota elsewhere.
   */
  private static boolean isRate(AwsServiceException error, String message) {
    return message.contains("rate exceeded")
        || String.valueOf(error.awsErrorDetails().serviceName()).equalsIgnoreCase("DynamoDb");
  }

  private static ErrorKind ofInvalid(String message) {
    if (message.contains(STREAM_IS_ON)) {
      return ErrorKind.CONFLICT;
    }
    return ROLE_NOT_READY.stream().anyMatch(message::contains)
        ? ErrorKind.ROLE_NOT_READY
        : ErrorKind.INVALID;
  }

  private static ErrorKind byStatus(int status) {
    if (status >= 500) {
      return ErrorKind.SERVICE_FAILURE;
    }
    return switch (status) {
      case 403 -> ErrorKind.ACCESS_DENIED;
      case 404 -> ErrorKind.NOT_FOUND;
      case 409, 412 -> ErrorKind.CONFLICT;
      case 429 -> ErrorKind.THROTTLED;
      default -> ErrorKind.OTHER;
    };
  }

  private static ErrorKind ofClient(SdkException error) {
    if (error instanceof ApiCallTimeoutException
        || error instanceof ApiCallAttemptTimeoutException) {
      return ErrorKind.UNREACHABLE;
    }
    String message = String.valueOf(error.getMessage());
    if (message.contains(NO_CREDENTIALS) || message.contains("Profile file")) {
      return ErrorKind.NO_CREDENTIALS;
    }
    for (Throwable t = error.getCause(); t != null; t = t.getCause()) {
      // A reset, a connection that breaks off, a name not found: all of them are of this kind.
      if (t instanceof IOException) {
        return ErrorKind.UNREACHABLE;
      }
    }
    return ErrorKind.OTHER;
  }
}
