package io.github.ddbbackup.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ddbbackup.aws.AwsCallException;
import io.github.ddbbackup.aws.AwsClients;
import io.github.ddbbackup.aws.AwsSettings;
import io.github.ddbbackup.aws.ErrorKind;
import io.github.ddbbackup.aws.Unrecorded;
import io.github.ddbbackup.local.LocalAccount;
import io.github.ddbbackup.local.fault.FaultKind;
import io.github.ddbbackup.local.fault.FaultRule;
import io.github.ddbbackup.local.junit.LocalAccountExtension;
import io.github.ddbbackup.naming.BackupPrefix;
import io.github.ddbbackup.naming.BucketName;
import io.github.ddbbackup.naming.RegionName;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The catalog's objects over the wire, with the conditions that keep writers apart. */
@ExtendWith(LocalAccountExtension.class)
class S3CatalogObjectsTest {

  private static final BucketName BUCKET = BucketName.of("catalog-bucket");

  private final LocalAccount account;
  private AwsClients clients;
  private CatalogObjects objects;

  S3CatalogObjectsTest(LocalAccount account) {
    this.account = account;
  }

  @BeforeEach
  void start() {
    clients =
        AwsClients.of(
            RegionName.of("eu-west-1"),
            new AwsSettings(Optional.empty(), Optional.empty(), Optional.of(account.endpoint())),
            new Unrecorded());
    clients.s3().createBucket(r -> r.bucket(BUCKET.value()));
    objects = new S3CatalogObjects(BUCKET, clients::s3);
  }

  @AfterEach
  void stop() {
    objects.list("").forEach(o -> objects.delete(o.key()));
    clients.s3().deleteBucket(r -> r.bucket(BUCKET.value()));
    clients.close();
  }

  @Test
  void onlyTheFirstMakesAnObject() {
    assertThat(objects.get("a/b=c/d.json")).isEmpty();
    assertThat(objects.create("a/b=c/d.json", "one")).isTrue();
    assertThat(objects.create("a/b=c/d.json", "two")).isFalse();

    assertThat(objects.get("a/b=c/d.json").orElseThrow().content()).isEqualTo("one");
  }

  @Test
  void onlyWhoKnowsTheLastVersionReplacesAnObject() {
    objects.create("a", "one");
    String first = objects.get("a").orElseThrow().version();

    assertThat(objects.replace("a", "two", first)).isTrue();
    assertThat(objects.replace("a", "three", first)).isFalse();
    assertThat(objects.get("a").orElseThrow().content()).isEqualTo("two");
  }

  @Test
  void objectsAreListedByTheirPrefix() {
    Instant before = Instant.now().minusSeconds(60);
    List.of("x/b", "x/a", "y/a").forEach(key -> objects.create(key, key));

    assertThat(objects.list("x/"))
        .allSatisfy(o -> assertThat(o.modified()).isAfter(before))
        .extracting(CatalogObjects.Listed::key)
        .containsExactly("x/a", "x/b");
  }

  @Test
  void aMissingBucketIsNoMissingObject() {
    CatalogObjects elsewhere =
        new S3CatalogObjects(BucketName.of("there-is-no-such-bucket"), clients::s3);

    assertThatThrownBy(() -> elsewhere.get("a")).isInstanceOf(AwsCallException.class);
    assertThatThrownBy(() -> elsewhere.list("")).isInstanceOf(AwsCallException.class);
  }

  @Test
  void aDocumentThatAnotherWriterChangedInBetweenKeepsBothStreams() {
    Catalog other = new Catalog(objects, BackupPrefix.of("p"), Instant::now);
    StreamEntry second = Documents.stream("2026-11-23T08:00:00.000");
    other.record(
        Documents.state(Documents.stream("2026-11-21T08:00:00.000")),
        Following.goesOn(),
        () -> Documents.SETTINGS);
    Supplier<TableSettings> inBetween =
        () -> {
          other.record(
              Documents.state(Documents.STREAM), Following.goesOn(), () -> Documents.SETTINGS);
          return Documents.SETTINGS;
        };
    Catalog catalog = new Catalog(objects, BackupPrefix.of("p"), Instant::now);

    assertThat(catalog.record(Documents.state(second), Following.goesOn(), inBetween))
        .isEqualTo(Recorded.UPDATED);

    assertThat(catalog.find(Documents.ORDERS).orElseThrow().streams())
        .hasSize(3)
        .extracting(StreamEntry::arn)
        .contains(Documents.STREAM.arn(), second.arn());
  }

  /** S3 refuses who may not list the whole bucket, instead of saying that there is no object. */
  @Test
  void aRefusalIsToldFromAMissingObjectByTheList() {
    objects.create("x/a", "one");
    FaultRule rule = FaultRule.always(FaultKind.REFUSAL, "s3", "GetObject");
    account.faults().switchOn(rule);
    try {
      assertThat(objects.get("x/b")).isEmpty();
      assertThatThrownBy(() -> objects.get("x/a"))
          .isInstanceOfSatisfying(
              AwsCallException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.ACCESS_DENIED));
    } finally {
      account.faults().switchOff(rule);
    }
  }

  @Test
  void aLostAnswerDoesNoHarm() {
    Catalog catalog = new Catalog(objects, BackupPrefix.of("p"), Instant::now);
    FaultRule rule = FaultRule.next(1, FaultKind.TIMEOUT_AFTER_TAKING, "s3", "PutObject");
    account.faults().switchOn(rule);
    try {
      catalog.record(
          Documents.state(Documents.STREAM), Following.goesOn(), () -> Documents.SETTINGS);
    } finally {
      account.faults().switchOff(rule);
    }

    assertThat(catalog.find(Documents.ORDERS)).isPresent();
  }
}
