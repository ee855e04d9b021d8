package io.github.ddbbackup.naming;

import io.github.ddbbackup.event.BackupException;
import java.util.regex.Pattern;

/**
 * The ARN of an SNS topic in any partition, {@code arn:aws:sns:REGION:ACCOUNT:NAME}, see <a
 * href="https://docs.aws.amazon.com/sns/latest/api/API_CreateTopic.html">CreateTopic</a> for its
 * name.
 *
 * @param value the ARN
 */
public record TopicArn(String value) {

  private static final Pattern RULE =
      Pattern.compile(
          "arn:aws(?:-[a-z]+)*:sns:[a-z]{2}(?:-[a-z]+)+-[0-9]+:[0-9]{12}:[a-zA-Z0-9_-]{1,256}");

  /**
   * Checks the ARN.
   *
   * @throws BackupException if it is not the ARN of a standard topic
   */
  public TopicArn {
    if (!RULE.matcher(value).matches()) {
      throw BackupException.user(
          "Not the ARN of an SNS topic",
          Quoted.of(value),
          "It has the form arn:aws:sns:eu-west-1:123456789012:NAME; "
              + "CloudWatch alarms can't call FIFO topics.");
    }
  }

  /**
   * The ARN of a topic.
   *
   * @param value the ARN
   * @return the ARN, checked
   * @throws BackupException if it is not the ARN of a standard topic
   */
  public static TopicArn of(String value) {
    return new TopicArn(value);
  }

  @Override
  public String toString() {
    return value;
  }
}
