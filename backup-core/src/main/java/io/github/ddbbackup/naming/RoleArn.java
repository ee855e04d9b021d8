package io.github.ddbbackup.naming;

import io.github.ddbbackup.event.BackupException;
import java.util.regex.Pattern;

/**
 * The ARN of an IAM role in any partition, {@code arn:aws:iam::ACCOUNT:role/PATH/NAME}, see <a
 * href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html#identifiers-arns">
 * IAM ARNs</a>. A role's name has up to 64 characters and its path up to 512, see <a
 * href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_Role.html">Role</a>.
 *
 * @param value the ARN
 */
public record RoleArn(String value) {

  private static final Pattern RULE =
      Pattern.compile(
          "arn:aws(?:-[a-z]+)*:iam::[0-9]{12}:role/(?=.{1,575}$)"
              + "(?:[\\x21-\\x2e\\x30-\\x7e]+/)*[a-zA-Z0-9_+=,.@-]{1,64}");

  /**
   * Checks the ARN.
   *
   * @throws BackupException if it is not the ARN of a role
   */
  public RoleArn {
    if (value.contains("<") || value.contains(">")) {
      throw BackupException.user(
          "A placeholder was not filled in",
          Quoted.of(value),
          "Put your account's 12-digit number in place of the text between < and >; "
              + "'aws sts get-caller-identity' shows it.");
    }
    if (!RULE.matcher(value).matches()) {
      throw BackupException.user(
          "Not the ARN of an IAM role",
          Quoted.of(value),
          "It has the form arn:aws:iam::123456789012:role/NAME, "
              + "with aws-cn or aws-us-gov in place of aws in those partitions.");
    }
  }

  /**
   * The ARN of a role.
   *
   * @param value the ARN
   * @return the ARN, checked
   * @throws BackupException if it is not the ARN of a role
   */
  public static RoleArn of(String value) {
    return new RoleArn(value);
  }

  /**
   * The part of AWS that the role lives in.
   *
   * @return {@code aws}, {@code aws-cn}, {@code aws-us-gov} or the like
   */
  public String partition() {
    return value.split(":", -1)[1];
  }

  /**
   * The account that the role lives in.
   *
   * @return the account's number, 12 digits
   */
  public String account() {
    return value.split(":", -1)[4];
  }

  /**
   * The role's name without its path.
   *
   * @return the name
   */
  public String roleName() {
    return value.substring(value.lastIndexOf('/') + 1);
  }

  @Override
  public String toString() {
    return value;
  }
}
