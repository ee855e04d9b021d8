package io.github.ddbbackup.maven;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Properties;

/**
 * The coordinates of what the goals fetch and never compile against.
 *
 * @param version the version of this plugin, which its sibling modules share
 */
record Modules(String version) {

  private static final String GROUP = "io.github.ddbbackup:";

  /** The group of the AWS SDK's modules. */
  static final String SDK_GROUP = "software.amazon.awssdk";

  /** The version that DynamoDB Local asks for is not complete in every repository. */
  private static final List<String> DYNAMODB_LOCAL_SDK =
      List.of(
          "cognitoidentity",
          "cognitoidentityprovider",
          "dynamodb",
          "dynamodb-enhanced",
          "pinpoint",
          "url-connection-client",
          "utils");

  private static final String VERSIONS = "versions.properties";

  /** The archive of the two functions, without configuration. */
  String functionArchive() {
    return GROUP + "backup-lambda:zip:function:" + version;
  }

  /** The loopback account. */
  String local() {
    return GROUP + "backup-local:" + version;
  }

  /** Amazon DynamoDB Local, in the version that the loopback account is tested with. */
  String dynamoDbLocal() {
    return "software.amazon.dynamodb:DynamoDBLocal:" + versions().getProperty("dynamodb.local");
  }

  /** The modules of the AWS SDK that DynamoDB Local uses, in the version that it is tested with. */
  List<String> dynamoDbLocalSdk() {
    String sdk = versions().getProperty("dynamodb.local.sdk");
    return DYNAMODB_LOCAL_SDK.stream().map(name -> String.join(":", SDK_GROUP, name, sdk)).toList();
  }

  private static Properties versions() {
    Properties versions = new Properties();
    try (InputStream in = Modules.class.getResourceAsStream(VERSIONS)) {
      versions.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + VERSIONS, e);
    }
    return versions;
  }
}
