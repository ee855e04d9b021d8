package io.github.ddbbackup.maven;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/**
 * The coordinates of what the goals fetch and never compile against.
 *
 * @param version the version of this plugin, which its sibling modules share
 */
record Modules(String version) {

  private static final String GROUP = "io.github.ddbbackup:";
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
    Properties versions = new Properties();
    try (InputStream in = Modules.class.getResourceAsStream(VERSIONS)) {
      versions.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + VERSIONS, e);
    }
    return "software.amazon.dynamodb:DynamoDBLocal:" + versions.getProperty("dynamodb.local");
  }
}
