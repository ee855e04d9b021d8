package io.github.ddbbackup.aws;

import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * One call to AWS, named so that its failure can be told.
 *
 * @param action the call as IAM names it, for example {@code lambda:GetAlias}
 * @param subject what it is about, for example {@code delivery stream Orders}
 */
public record AwsCall(String action, String subject) {

  /**
   * Makes the call.
   *
   * @param <T> the type of the answer
   * @param call what makes it
   * @return the answer
   * @throws AwsCallException if it fails
   */
  public <T> T answer(Supplier<T> call) {
    try {
      return call.get();
    } catch (SdkException e) {
      throw AwsCallException.of(action, subject, e);
    }
  }

  /**
   * Makes the call about something that may not be there.
   *
   * @param <T> the type of the answer
   * @param call what makes it
   * @return the answer; empty when the service says that there is no such thing
   * @throws AwsCallException if it fails otherwise
   */
  public <T> Optional<T> find(Supplier<T> call) {
    try {
      return Optional.of(answer(call));
    } catch (AwsCallException e) {
      if (e.kind() == ErrorKind.NOT_FOUND) {
        return Optional.empty();
      }
      throw e;
    }
  }
}
