package io.github.ddbbackup.delivery;

import io.github.ddbbackup.aws.AwsCallException;
import java.time.Duration;

/** The bucket that takes the backups, for what can't go through Firehose. */
@FunctionalInterface
public interface BackupBucket {

  /**
   * Writes an object, once. Writing the same again does no harm.
   *
   * @param key the object's key
   * @param content what it holds
   * @param limit how long the call may take, more than zero; one that takes longer fails
   * @throws AwsCallException if the call failed, in which case it may have been written
   */
  void put(String key, byte[] content, Duration limit);
}
