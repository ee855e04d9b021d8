package io.github.ddbbackup.naming;

import io.github.ddbbackup.event.BackupException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The ARN of a DynamoDB stream, {@code arn:aws:dynamodb:REGION:ACCOUNT:table/TABLE/stream/LABEL},
 * see <a
 * href="https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazondynamodb.html">
 * Resource types defined by Amazon DynamoDB</a>. The label is the time at which the stream was
 * switched on: a table that is created anew, or whose stream is switched off and on, gets another
 * one.
 *
 * @param value the ARN
 */
public record StreamArn(String value) {

  private static final Pattern RULE =
      Pattern.compile(
          "arn:aws[a-z-]*:dynamodb:([a-z0-9-]+):([0-9]{12})"
              + ":table/([a-zA-Z0-9_.-]{3,255})/stream/([0-9][0-9T:.-]*)");

  /**
   * Checks the ARN.
   *
   * @throws BackupException if it is not the ARN of a stream
   */
  public StreamArn {
    match(value);
  }

  /**
   * The ARN of a stream.
   *
   * @param value the ARN
   * @return the ARN, checked
   * @throws BackupException if it is not the ARN of a stream
   */
  public static StreamArn of(String value) {
    return new StreamArn(value);
  }

  /**
   * The table that the stream belongs to.
   *
   * @return the table's name
   */
  public TableName tableName() {
    return TableName.of(match(value).group(3));
  }

  /**
   * What tells this stream from the table's other ones.
   *
   * @return the label, a time such as {@code 2016-09-14T11:04:46.890}
   */
  public String label() {
    return match(value).group(4);
  }

  /**
   * The Region of the stream.
   *
   * @return the Region's code, such as {@code eu-west-1}
   */
  public String region() {
    return match(value).group(1);
  }

  /**
   * The account of the stream.
   *
   * @return the account's number, 12 digits
   */
  public String account() {
    return match(value).group(2);
  }

  private static Matcher match(String value) {
    Matcher matcher = RULE.matcher(value);
    if (!matcher.matches()) {
      throw BackupException.user(
          "Not the ARN of a DynamoDB stream",
          Quoted.of(value),
          "It has the form arn:aws:dynamodb:REGION:ACCOUNT:table/TABLE/stream/LABEL.");
    }
    return matcher;
  }

  @Override
  public String toString() {
    return value;
  }
}
