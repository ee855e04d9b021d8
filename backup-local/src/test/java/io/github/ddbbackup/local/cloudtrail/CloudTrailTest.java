package io.github.ddbbackup.local.cloudtrail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ddbbackup.local.event.CloudTrailEvent;
import io.github.ddbbackup.local.fixture.Door;
import io.github.ddbbackup.local.http.Json;
import io.github.ddbbackup.local.time.ManualClock;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.cloudtrail.CloudTrailClient;
import software.amazon.awssdk.services.cloudtrail.model.EventSelector;
import software.amazon.awssdk.services.cloudtrail.model.InvalidTrailNameException;
import software.amazon.awssdk.services.cloudtrail.model.ReadWriteType;
import software.amazon.awssdk.services.cloudtrail.model.Trail;
import software.amazon.awssdk.services.cloudtrail.model.TrailAlreadyExistsException;
import software.amazon.awssdk.services.cloudtrail.model.TrailNotFoundException;

class CloudTrailTest {
  private static final Instant NOW = Instant.parse("2026-11-22T10:11:12Z");

  private final List<CloudTrailEvent> received = new ArrayList<>();
  @TempDir private Path folder;
  private Door<CloudTrailModule> door;
  private CloudTrailClient trails;

  @BeforeEach
  void open() throws IOException {
    open(false);
  }

  @AfterEach
  void close() {
    trails.close();
    door.close();
  }

  @Test
  void logsNothingWithoutATrail() {
    tableCall("eu-west-1");

    assertThat(received).isEmpty();
    assertThat(trails.describeTrails().trailList()).isEmpty();
  }

  @Test
  void logsOnceATrailIsStarted() {
    trails.createTrail(b -> b.name("audit").s3BucketName("logs"));
    tableCall("eu-west-1");
    assertThat(trails.getTrailStatus(b -> b.name("audit")).isLogging()).isFalse();
    assertThat(received).isEmpty();

    trails.startLogging(b -> b.name("audit"));
    tableCall("eu-west-1");
    tableCall("us-east-1");
    assertThat(received).extracting(CloudTrailEvent::region).containsExactly("eu-west-1");

    trails.stopLogging(b -> b.name("audit"));
    tableCall("eu-west-1");
    assertThat(received).hasSize(1);
    assertThat(trails.getTrailStatus(b -> b.name("audit")).stopLoggingTime()).isEqualTo(NOW);
  }

  @Test
  void heedsTheEventSelectors() {
    trails.createTrail(b -> b.name("audit").s3BucketName("logs"));
    trails.startLogging(b -> b.name("audit"));
    assertThat(trails.getEventSelectors(b -> b.trailName("audit")).eventSelectors())
        .extracting(EventSelector::readWriteType)
        .containsExactly(ReadWriteType.ALL);

    trails.putEventSelectors(
        b ->
            b.trailName("audit")
                .eventSelectors(
                    EventSelector.builder()
                        .readWriteType(ReadWriteType.READ_ONLY)
                        .includeManagementEvents(true)
                        .build()));
    tableCall("eu-west-1");

    assertThat(received).isEmpty();
  }

  @Test
  void hasATrailForAllRegionsByDefault() throws IOException {
    close();
    open(true);

    tableCall("ap-southeast-2");

    assertThat(received).hasSize(1);
    assertThat(trails.describeTrails().trailList())
        .extracting(Trail::name, Trail::isMultiRegionTrail)
        .containsExactly(org.assertj.core.groups.Tuple.tuple("default", true));
  }

  @Test
  void refusesWhatCloudTrailRefuses() {
    trails.createTrail(b -> b.name("audit").s3BucketName("logs"));

    assertThatThrownBy(() -> trails.createTrail(b -> b.name("audit").s3BucketName("logs")))
        .isInstanceOf(TrailAlreadyExistsException.class);
    assertThatThrownBy(() -> trails.createTrail(b -> b.name("a").s3BucketName("logs")))
        .isInstanceOf(InvalidTrailNameException.class);
    trails.deleteTrail(b -> b.name("audit"));
    assertThatThrownBy(() -> trails.getTrailStatus(b -> b.name("audit")))
        .isInstanceOf(TrailNotFoundException.class)
        .hasMessageContaining("arn:aws:cloudtrail:eu-west-1:123456789012:trail/audit");
  }

  private void open(boolean defaultTrail) throws IOException {
    door =
        new Door<>(
            new ManualClock(NOW),
            folder,
            context -> new CloudTrailModule(context, defaultTrail, received::add));
    trails = door.client(CloudTrailClient.builder());
  }

  private void tableCall(String region) {
    door.module()
        .tableCall(
            new CloudTrailEvent(
                "id",
                "aws.dynamodb",
                Door.ACCOUNT,
                NOW,
                region,
                Json.object()
                    .put("eventSource", "dynamodb.amazonaws.com")
                    .put("eventName", "CreateTable")));
  }
}
