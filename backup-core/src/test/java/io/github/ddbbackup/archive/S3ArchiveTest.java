package io.github.ddbbackup.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ddbbackup.aws.AwsClients;
import io.github.ddbbackup.aws.AwsSettings;
import io.github.ddbbackup.aws.Unrecorded;
import io.github.ddbbackup.event.BackupException;
import io.github.ddbbackup.local.LocalAccount;
import io.github.ddbbackup.local.junit.LocalAccountExtension;
import io.github.ddbbackup.naming.BackupPrefix;
import io.github.ddbbackup.naming.BucketName;
import io.github.ddbbackup.naming.RegionName;
import io.github.ddbbackup.naming.TableName;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.core.sync.RequestBody;

@ExtendWith(LocalAccountExtension.class)
class S3ArchiveTest {

  private static final TableName TABLE = TableName.of("Orders");

  private final AwsClients clients;

  S3ArchiveTest(LocalAccount account) {
    clients =
        AwsClients.of(
            RegionName.of("eu-west-1"),
            new AwsSettings(Optional.empty(), Optional.empty(), Optional.of(account.endpoint())),
            new Unrecorded());
  }

  @AfterEach
  void close() {
    clients.close();
  }

  @Test
  void findsTheObjectsOfASpanOverAllPages() {
    Archive archive = archive("archive-pages");
    for (int i = 0; i < 23; i++) {
      put("archive-pages", "b/Orders/2026/11/22/10/object-%04d".formatted(i), "x");
    }
    put("archive-pages", "b/Orders/2026/11/20/10/before", "x");
    put("archive-pages", "b/Orders/2026/11/24/10/behind", "x");
    put("archive-pages", "b/Orders/2026/readme.txt", "x");
    put("archive-pages", "b/OrdersToo/2026/11/22/10/other", "x");
    Instant noon = Instant.parse("2026-11-22T10:20:00Z");

    assertThat(archive.list(TABLE, new TimeSpan(Optional.of(noon), Optional.of(noon))).objects())
        .hasSize(23)
        .isSortedAccordingTo(Comparator.comparing(ArchivedObject::key))
        .first()
        .isEqualTo(
            new ArchivedObject(
                "b/Orders/2026/11/22/10/object-0000", 1, Instant.parse("2026-11-22T10:00:00Z")));
    Archive.Listing all = archive.list(TABLE, TimeSpan.all());
    assertThat(all.objects()).hasSize(25);
    assertThat(all.bytes()).isEqualTo(25);
    assertThat(all.strangers()).containsExactly("b/Orders/2026/readme.txt");
  }

  @Test
  void givesTheBytesOfAnObject() throws IOException {
    Archive archive = archive("archive-bytes");
    byte[] content = new byte[1_000_000];
    new Random(7).nextBytes(content);
    clients.s3().putObject(r -> r.bucket("archive-bytes").key("k"), RequestBody.fromBytes(content));

    try (InputStream in = archive.open(new ArchivedObject("k", content.length, Instant.EPOCH))) {
      assertThat(in.readAllBytes()).isEqualTo(content);
    }
    try (InputStream in = archive.open(new ArchivedObject("k", content.length, Instant.EPOCH))) {
      assertThat(in.read()).isEqualTo(content[0] & 0xFF);
    }
  }

  @Test
  void aMissingBucketIsNamed() {
    Archive archive =
        new S3Archive(clients, BucketName.of("archive-missing"), BackupPrefix.of("b"));

    assertThatThrownBy(() -> archive.list(TABLE, TimeSpan.all()))
        .isInstanceOf(BackupException.class)
        .hasMessageContaining("archive-missing");
  }

  private Archive archive(String bucket) {
    clients.s3().createBucket(r -> r.bucket(bucket));
    return new S3Archive(clients, BucketName.of(bucket), BackupPrefix.of("b"), 4);
  }

  private void put(String bucket, String key, String content) {
    clients.s3().putObject(r -> r.bucket(bucket).key(key), RequestBody.fromString(content));
  }
}
