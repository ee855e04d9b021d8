package io.github.ddbbackup.local.iam;

import java.util.Map;
import java.util.Optional;

/**
 * What some managed policies of AWS's own say, by the name at the end of their ARN.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/aws-managed-policy/latest/reference/policy-list.html">AWS
 *     managed policies</a>
 */
final class AwsPolicies {
  private static final String LOGS =
      "\"logs:CreateLogGroup\",\"logs:CreateLogStream\",\"logs:PutLogEvents\"";

  private static final Map<String, String> DOCUMENTS =
      Map.of(
          "AdministratorAccess",
          allowing("\"*\""),
          "AWSLambdaBasicExecutionRole",
          allowing(LOGS),
          "AWSLambdaDynamoDBExecutionRole",
          allowing(
              "\"dynamodb:DescribeStream\",\"dynamodb:GetRecords\",\"dynamodb:GetShardIterator\","
                  + "\"dynamodb:ListStreams\","
                  + LOGS));

  private AwsPolicies() {}

  /** The document of a policy, or empty if it is not known here. */
  static Optional<String> document(String name) {
    return Optional.ofNullable(DOCUMENTS.get(name));
  }

  private static String allowing(String actions) {
    return "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":["
        + actions
        + "],\"Resource\":\"*\"}]}";
  }
}
