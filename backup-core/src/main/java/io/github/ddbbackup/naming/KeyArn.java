package io.github.ddbbackup.naming;

import io.github.ddbbackup.event.BackupException;
import java.util.regex.Pattern;

/**
 * The ARN of a KMS key in any partition, {@code arn:aws:kms:REGION:ACCOUNT:key/ID}, see <a
 * href="https://docs.aws.amazon.com/kms/latest/developerguide/concepts.html#key-id">Key
 * identifiers</a>. Firehose takes no alias.
 *
 * @param value the ARN
 */
public record KeyArn(String value) {

  private static final Pattern RULE =
      Pattern.compile(
          "arn:aws(?:-[a-z]+)*:kms:[a-z]{2}(?:-[a-z]+)+-[0-9]+:[0-9]{12}:key/[a-zA-Z0-9-]{1,64}");

  /**
   * Checks the ARN.
   *
   * @throws BackupException if it is not the ARN of a key
   */
  public KeyArn {
    if (!RULE.matcher(value).matches()) {
      throw BackupException.user(
          "Not the ARN of a KMS key",
          Quoted.of(value),
          "It has the form arn:aws:kms:eu-west-1:123456789012:key/ID; an alias will not do.");
    }
  }

  /**
   * The ARN of a key.
   *
   * @param value the ARN
   * @return the ARN, checked
   * @throws BackupException if it is not the ARN of a key
   */
  public static KeyArn of(String value) {
    return new KeyArn(value);
  }

  @Override
  public String toString() {
    return value;
  }
}
