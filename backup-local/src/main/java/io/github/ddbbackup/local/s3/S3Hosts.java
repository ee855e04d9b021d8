package io.github.ddbbackup.local.s3;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the bucket that stands in the name of the host. */
public final class S3Hosts {
  private static final Pattern BUCKET =
      Pattern.compile("(?<bucket>.+?)(\\.s3[a-z0-9.-]*)?\\.localhost(:\\d+)?");

  private S3Hosts() {}

  /** The path with the bucket in front if the host names one, else as it is. */
  public static String path(String host, String path) {
    Matcher matcher = BUCKET.matcher(host);
    return matcher.matches() ? "/" + matcher.group("bucket") + path : path;
  }
}
