package io.github.ddbbackup.config;

import io.github.ddbbackup.event.BackupException;
import java.util.Arrays;
import java.util.Locale;

/** Who compresses the changes on their way to S3. */
public enum Compression {

  /**
   * The forwarding function: each record is one gzip file of its own, and Firehose lays them one
   * behind the other, which is a gzip file again, see <a
   * href="https://www.rfc-editor.org/rfc/rfc1952#page-5">RFC 1952</a>. What Firehose bills and
   * limits is the compressed size.
   */
  FUNCTION,

  /** Firehose: records are plain lines, objects are compressed. */
  FIREHOSE,

  /** Nobody: objects are plain lines. */
  NONE;

  /**
   * The value of a name, in any case.
   *
   * @param name the name
   * @return the value
   * @throws BackupException if there is none of that name
   */
  public static Compression of(String name) {
    return OneOf.named(
        name.toUpperCase(Locale.ROOT),
        Arrays.asList(values()),
        Compression::name,
        "Not a way of compression");
  }
}
