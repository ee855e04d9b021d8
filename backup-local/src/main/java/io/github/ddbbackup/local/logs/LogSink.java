package io.github.ddbbackup.local.logs;

import java.time.Instant;

/** Takes the lines that functions write; CloudWatch Logs is one that does. */
@FunctionalInterface
public interface LogSink {

  /**
   * Keeps one line; makes the log group and the log stream if they are not there. Returns at once.
   *
   * @param region of the log group
   * @param group such as {@code /aws/lambda/EnsureDynamoBackup}
   * @param stream such as {@code 2026/11/22/[1]0f3c...}
   * @param when the line was written
   * @param text without line terminator; an empty line is not kept, as CloudWatch Logs keeps none
   * @throws IllegalArgumentException if CloudWatch Logs takes no group or stream of such a name
   */
  void line(String region, String group, String stream, Instant when, String text);
}
