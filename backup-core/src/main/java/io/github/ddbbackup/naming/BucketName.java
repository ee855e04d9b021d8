package io.github.ddbbackup.naming;

import io.github.ddbbackup.event.BackupException;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The name of a general purpose S3 bucket: 3 to 63 lower-case letters, digits, dots and hyphens,
 * see <a href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html">Bucket
 * naming rules</a>.
 *
 * @param value the name
 */
public record BucketName(String value) {

  private static final Pattern RULE = Pattern.compile("[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]");
  private static final Pattern IP_ADDRESS = Pattern.compile("[0-9]+(?:\\.[0-9]+){3}");
  private static final List<String> RESERVED_STARTS = List.of("xn--", "sthree-", "amzn-s3-demo-");
  private static final List<String> RESERVED_ENDS =
      List.of("-s3alias", "--ol-s3", ".mrap", "--x-s3", "--table-s3");

  /**
   * Checks the name.
   *
   * @throws BackupException if it breaks the rules
   */
  public BucketName {
    if (value.contains("<") || value.contains(">")) {
      throw wrong("A placeholder was not filled in", value, "Put your bucket's name in its place.");
    }
    if (value.startsWith("arn:") || value.contains("/")) {
      throw wrong("Not a bucket name", value, "Give the bucket's name alone.");
    }
    if (!RULE.matcher(value).matches() || value.contains("..")) {
      throw wrong(
          "Not a bucket name",
          value,
          "A bucket name has 3 to 63 lower-case letters, digits, dots and hyphens, starts and ends "
              + "with a letter or digit, and has no two dots in a row.");
    }
    if (IP_ADDRESS.matcher(value).matches()) {
      throw wrong("Not a bucket name", value, "A bucket name must not look like an IP address.");
    }
    if (RESERVED_STARTS.stream().anyMatch(value::startsWith)
        || RESERVED_ENDS.stream().anyMatch(value::endsWith)) {
      throw wrong(
          "Not the name of a general purpose bucket",
          value,
          "Names that start with "
              + RESERVED_STARTS
              + " or end with "
              + RESERVED_ENDS
              + " are reserved by S3.");
    }
  }

  /**
   * A bucket name.
   *
   * @param value the name
   * @return the name, checked
   * @throws BackupException if it breaks the rules
   */
  public static BucketName of(String value) {
    return new BucketName(value);
  }

  /**
   * The ARN of the bucket.
   *
   * @param partition the partition of AWS that it is in, for example {@code aws}
   * @return the ARN
   */
  public String arn(String partition) {
    return "arn:" + partition + ":s3:::" + value;
  }

  private static BackupException wrong(String what, String value, String nextStep) {
    return BackupException.user(what, Quoted.of(value), nextStep);
  }

  @Override
  public String toString() {
    return value;
  }
}
