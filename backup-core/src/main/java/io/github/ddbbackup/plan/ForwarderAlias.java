package io.github.ddbbackup.plan;

import io.github.ddbbackup.config.BackupConfig;
import io.github.ddbbackup.config.Compression;
import java.util.Arrays;

/**
 * The aliases of the forwarding function. All point to the same version; the one by which the
 * function is called tells it what a table's delivery stream takes. So each table has its own way,
 * which the mapping of its stream names, and no table changes its way by a deployment.
 */
public enum ForwarderAlias {

  /** Records are lines as they are: Firehose compresses the objects, or nobody does. */
  LINES(BackupNames.ALIAS),

  /** Records are gzip files, laid one behind the other by Firehose. */
  GZIP(BackupNames.ALIAS + "-gzip"),

  /**
   * Changes go straight into the bucket as gzip objects, while the delivery stream is between the
   * two ways.
   */
  OBJECTS(BackupNames.ALIAS + "-s3");

  private final String aliasName;

  ForwarderAlias(String aliasName) {
    this.aliasName = aliasName;
  }

  /**
   * The alias's name.
   *
   * @return the name, without the function's
   */
  public String aliasName() {
    return aliasName;
  }

  /**
   * The way that the configuration asks for.
   *
   * @param config the configuration
   * @return one of the two that last
   */
  public static ForwarderAlias of(BackupConfig config) {
    return config.delivery().compression() == Compression.FUNCTION ? GZIP : LINES;
  }

  /**
   * What an alias tells that says nothing of several delivery streams.
   *
   * @param functionArn the ARN by which the function is called, with or without a qualifier
   * @return the way; lines where the ARN names no alias of these, as with older installations
   */
  static ForwarderAlias of(String functionArn) {
    return Arrays.stream(values())
        .filter(a -> functionArn.endsWith(":" + a.aliasName))
        .findFirst()
        .orElse(LINES);
  }
}
