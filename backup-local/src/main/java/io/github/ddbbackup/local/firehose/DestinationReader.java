package io.github.ddbbackup.local.firehose;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.ddbbackup.local.http.Checks;
import io.github.ddbbackup.local.http.Json;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;

/** Checks and reads S3 destinations in requests. */
final class DestinationReader {
  private static final List<String> SWITCHED =
      List.of(
          "ProcessingConfiguration",
          "DataFormatConversionConfiguration",
          "DynamicPartitioningConfiguration");

  private DestinationReader() {}

  /** Checks the members of the destination below a path as the service's model states them. */
  static void check(Checks checks, String path, boolean update) {
    if (!update) {
      checks.required(path + ".RoleARN", path + ".BucketARN");
    }
    checks
        .length(path + ".RoleARN", 1, 512)
        .pattern(path + ".RoleARN", "arn:.*:iam::\\d{12}:role/[a-zA-Z_0-9+=,.@\\-_/]+")
        .length(path + ".BucketARN", 1, 2048)
        .pattern(path + ".BucketARN", "arn:.*:s3:::[\\w\\.\\-]{1,255}")
        .length(path + ".Prefix", 0, 1024)
        .length(path + ".ErrorOutputPrefix", 0, 1024)
        .range(path + ".BufferingHints.SizeInMBs", 1, 128)
        .range(path + ".BufferingHints.IntervalInSeconds", 0, 900)
        .oneOf(
            path + ".CompressionFormat", "UNCOMPRESSED", "GZIP", "ZIP", "Snappy", "HADOOP_SNAPPY")
        .oneOf(path + ".EncryptionConfiguration.NoEncryptionConfig", "NoEncryption")
        .required(path + ".EncryptionConfiguration.KMSEncryptionConfig.AWSKMSKeyARN")
        .bool(path + ".CloudWatchLoggingOptions.Enabled")
        .pattern(path + ".CloudWatchLoggingOptions.LogGroupName", "[\\.\\-_/#A-Za-z0-9]*")
        .pattern(path + ".CloudWatchLoggingOptions.LogStreamName", "[^:*]*")
        .oneOf(path + ".S3BackupMode", "Disabled", "Enabled")
        .length(path + ".FileExtension", 0, 128)
        .pattern(path + ".FileExtension", "^$|\\.[0-9a-z!\\-_.*'()]+")
        .length(path + ".CustomTimeZone", 0, 50)
        .pattern(path + ".CustomTimeZone", "^$|[a-zA-Z/_]+");
  }

  /** A new destination. */
  static S3Destination read(JsonNode request) {
    return merged(defaults(), request);
  }

  /** A destination with the members that an update names changed. */
  static S3Destination update(S3Destination destination, JsonNode request) {
    return merged(destination.description().deepCopy(), request);
  }

  private static S3Destination merged(ObjectNode description, JsonNode request) {
    checkHints(request.path("BufferingHints"));
    for (String member : SWITCHED) {
      if (request.path(member).path("Enabled").asBoolean()) {
        throw FirehoseErrors.notEmulated(member);
      }
    }
    request
        .properties()
        .forEach(
            member -> {
              if (!member.getValue().isNull()) {
                description.set(member.getKey(), member.getValue().deepCopy());
              }
            });
    checkWhole(description);
    return new S3Destination(description);
  }

  private static void checkHints(JsonNode hints) {
    if (hints.isObject() && hints.has("SizeInMBs") != hints.has("IntervalInSeconds")) {
      throw FirehoseErrors.invalid(
          "BufferingHints must have both SizeInMBs and IntervalInSeconds, or neither.");
    }
  }

  private static void checkWhole(ObjectNode description) {
    String format = description.path("CompressionFormat").asText();
    if (!format.equals("UNCOMPRESSED") && !format.equals("GZIP")) {
      throw FirehoseErrors.notEmulated("CompressionFormat " + format);
    }
    if (description.path("S3BackupMode").asText().equals("Enabled")) {
      throw FirehoseErrors.notEmulated("S3BackupMode Enabled");
    }
    checkPrefixes(
        new PrefixExpression(description.path("Prefix").asText()),
        new PrefixExpression(description.path("ErrorOutputPrefix").asText()));
    checkZone(description.path("CustomTimeZone").asText());
  }

  private static void checkPrefixes(PrefixExpression prefix, PrefixExpression errors) {
    if (prefix.mentions("firehose", "error-output-type")) {
      throw FirehoseErrors.invalid("Prefix cannot contain !{firehose:error-output-type}");
    }
    if (prefix.hasExpression() && errors.text().isEmpty()) {
      throw FirehoseErrors.invalid(
          "ErrorOutputPrefix is required when Prefix contains expressions.");
    }
    if (errors.hasExpression() && !errors.mentions("firehose", "error-output-type")) {
      throw FirehoseErrors.invalid(
          "ErrorOutputPrefix with expressions must contain !{firehose:error-output-type}.");
    }
  }

  private static void checkZone(String zone) {
    if (zone.isEmpty()) {
      return;
    }
    try {
      ZoneId.of(zone);
    } catch (DateTimeException e) {
      throw FirehoseErrors.invalid("CustomTimeZone is no time zone: " + zone);
    }
  }

  private static ObjectNode defaults() {
    ObjectNode defaults = Json.object();
    defaults.putObject("BufferingHints").put("SizeInMBs", 5).put("IntervalInSeconds", 300);
    defaults.put("CompressionFormat", "UNCOMPRESSED");
    defaults.putObject("EncryptionConfiguration").put("NoEncryptionConfig", "NoEncryption");
    defaults.putObject("CloudWatchLoggingOptions").put("Enabled", false);
    defaults.put("S3BackupMode", "Disabled");
    return defaults;
  }
}
