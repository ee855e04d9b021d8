package io.github.ddbbackup.benchmarks.report;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/**
 * What AWS charges, in dollars.
 *
 * @param region for which Region
 * @param firehoseGb for a GB that Firehose takes in by Direct PUT
 * @param lambdaGbSecond for a second of a GB of a function's memory
 * @param lambdaMillionRequests for a million invocations
 * @param s3ThousandPuts for a thousand objects put on S3
 */
record Prices(
    String region,
    double firehoseGb,
    double lambdaGbSecond,
    double lambdaMillionRequests,
    double s3ThousandPuts) {

  /** Reads a list of prices. */
  static Prices read(Path file) throws IOException {
    Properties list = new Properties();
    try (Reader in = Files.newBufferedReader(file)) {
      list.load(in);
    }
    return new Prices(
        text(list, "region", file),
        number(list, "firehose.gb", file),
        number(list, "lambda.gb-second", file),
        number(list, "lambda.million-requests", file),
        number(list, "s3.thousand-puts", file));
  }

  private static double number(Properties list, String name, Path file) throws IOException {
    try {
      return Double.parseDouble(text(list, name, file));
    } catch (NumberFormatException e) {
      throw new IOException(name + " in " + file + " is not a number", e);
    }
  }

  private static String text(Properties list, String name, Path file) throws IOException {
    String text = list.getProperty(name);
    if (text == null) {
      throw new IOException("No " + name + " in " + file);
    }
    return text.trim();
  }
}
