package io.github.ddbbackup.local.firehose;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.ddbbackup.local.http.Json;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * Where a delivery stream writes to.
 *
 * @param description all members as DescribeDeliveryStream shows them, defaults included
 */
record S3Destination(ObjectNode description) {
  static final String ID = "destinationId-000000000001";

  private static final DateTimeFormatter NAME_TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd-HH-mm-ss", Locale.ROOT);
  private static final List<String> EXTENDED_ONLY =
      List.of("S3BackupMode", "FileExtension", "CustomTimeZone", "ProcessingConfiguration");

  String bucket() {
    String arn = description.path("BucketARN").asText();
    return arn.substring(arn.lastIndexOf(':') + 1);
  }

  /** The role that objects are written in. */
  Optional<String> role() {
    return Json.text(description, "RoleARN");
  }

  /**
   * What objects are written with: their type, and the key to encrypt them with if there is one.
   */
  Map<String, String> headers() {
    Map<String, String> headers = new HashMap<>();
    headers.put("Content-Type", "application/octet-stream");
    Json.text(
            description.path("EncryptionConfiguration").path("KMSEncryptionConfig"), "AWSKMSKeyARN")
        .ifPresent(
            key -> {
              headers.put("x-amz-server-side-encryption", "aws:kms");
              headers.put("x-amz-server-side-encryption-aws-kms-key-id", key);
            });
    return headers;
  }

  long bufferBytes() {
    return description.path("BufferingHints").path("SizeInMBs").asLong() * 1024 * 1024;
  }

  Duration bufferInterval() {
    return Duration.ofSeconds(
        description.path("BufferingHints").path("IntervalInSeconds").asLong());
  }

  boolean compressed() {
    return description.path("CompressionFormat").asText().equals("GZIP");
  }

  /** The key of an object; the time is that of its oldest record's arrival. */
  String key(String stream, int version, Instant arrival, Supplier<UUID> ids) {
    ZonedDateTime time = arrival.atZone(zone());
    return new PrefixExpression(description.path("Prefix").asText()).at(time, ids)
        + stream
        + "-"
        + version
        + "-"
        + NAME_TIME.format(time)
        + "-"
        + ids.get()
        + ending();
  }

  /** The description without the members that only an extended destination has. */
  ObjectNode plainDescription() {
    return description.deepCopy().without(EXTENDED_ONLY);
  }

  private ZoneId zone() {
    String zone = description.path("CustomTimeZone").asText();
    return ZoneId.of(zone.isEmpty() ? "UTC" : zone);
  }

  private String ending() {
    String set = description.path("FileExtension").asText();
    return set.isEmpty() && compressed() ? ".gz" : set;
  }
}
