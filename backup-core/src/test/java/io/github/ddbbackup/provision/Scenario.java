package io.github.ddbbackup.provision;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ddbbackup.aws.AwsClients;
import io.github.ddbbackup.aws.AwsSettings;
import io.github.ddbbackup.aws.TestTables;
import io.github.ddbbackup.aws.Unrecorded;
import io.github.ddbbackup.config.BackupConfig;
import io.github.ddbbackup.config.BackupConfigBuilder;
import io.github.ddbbackup.event.BackupEvent;
import io.github.ddbbackup.filter.TableFilters;
import io.github.ddbbackup.local.LocalAccount;
import io.github.ddbbackup.local.fault.FaultRule;
import io.github.ddbbackup.local.fault.Faults;
import io.github.ddbbackup.naming.BackupPrefix;
import io.github.ddbbackup.naming.BucketName;
import io.github.ddbbackup.naming.RegionName;
import io.github.ddbbackup.naming.RoleArn;
import io.github.ddbbackup.naming.TableName;
import io.github.ddbbackup.plan.RemovalTiming;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.StreamSpecification;
import software.amazon.awssdk.services.firehose.model.DeliveryStreamStatus;
import software.amazon.awssdk.services.firehose.model.ResourceNotFoundException;
import software.amazon.awssdk.services.lambda.model.EventSourceMappingConfiguration;
import software.amazon.awssdk.services.s3.model.BucketAlreadyOwnedByYouException;
import software.amazon.awssdk.services.s3.model.S3Object;

/** A Region of its own in the loopback account, so that tests do not see each other's resources. */
final class Scenario implements AutoCloseable {

  static final String FORWARDER = "LambdaStreamToFirehose";

  /** Between the buffer interval and the end of a delivery stream. */
  static final Duration MARGIN = Duration.ofSeconds(60);

  /** Between the beginning of a removal and the first look at a stream that goes on. */
  static final Duration SETTLING = Duration.ofMinutes(2);

  private static final int QUIET_READS = 3;
  private static final AtomicInteger REGIONS = new AtomicInteger();

  final RegionName region;
  final String bucket;
  final AwsClients clients;

  /** What can go wrong in the account; other tests of this JVM see it too. */
  final Faults faults;

  final CallLog calls = new CallLog();
  final List<BackupEvent> events = new CopyOnWriteArrayList<>();
  private final LocalAccount account;
  final AwsSettings settings;
  private final AtomicLong ahead = new AtomicLong();

  Scenario(LocalAccount account) {
    this(account, nextRegion());
  }

  private Scenario(LocalAccount account, RegionName region) {
    this(account, region, "backup-" + region);
  }

  private Scenario(LocalAccount account, RegionName region, String bucket) {
    this.account = account;
    this.region = region;
    this.bucket = bucket;
    faults = account.faults();
    settings = new AwsSettings(Optional.empty(), Optional.empty(), Optional.of(account.endpoint()));
    clients = AwsClients.of(region, settings, new Unrecorded());
    makeBucket();
  }

  /** Another Region that backs up to the same bucket; to be closed too. */
  Scenario withSameBucket() {
    return new Scenario(account, nextRegion(), bucket);
  }

  private void makeBucket() {
    try {
      clients.s3().createBucket(r -> r.bucket(bucket));
    } catch (BucketAlreadyOwnedByYouException e) {
      assertThat(e.statusCode()).isEqualTo(409);
    }
  }

  /** Never the same twice: {@code eu-testaa-1}, {@code eu-testab-1} and so on. */
  private static RegionName nextRegion() {
    int number = REGIONS.getAndIncrement();
    String letters = "" + (char) ('a' + number / 26) + (char) ('a' + number % 26);
    return RegionName.of("eu-test" + letters + "-1");
  }

  BackupConfig config() {
    return config(64, 500);
  }

  BackupConfig config(int sizeInMb, int batchSize) {
    return builder().firehoseDeliverySizeMB(sizeInMb).streamsMaxRecordsBatch(batchSize).build();
  }

  BackupConfigBuilder builder() {
    return BackupConfig.builder(
            region,
            BucketName.of(bucket),
            RoleArn.of("arn:aws:iam::123456789012:role/Firehose"),
            RoleArn.of("arn:aws:iam::123456789012:role/Functions"))
        .firehoseDeliveryPrefix(BackupPrefix.of("backups"))
        .firehoseDeliverySizeMB(64)
        .firehoseDeliveryIntervalSeconds(120)
        .streamsMaxRecordsBatch(500);
  }

  ContinuousBackup backup() {
    return backup(config(), calls).build();
  }

  ContinuousBackupBuilder backup(BackupConfig config, CallLog log) {
    return ContinuousBackup.builder()
        .config(config)
        .aws(settings)
        .filters(TableFilters.of(config.tableNameMatchRegex(), List.of()))
        .listener(events::add)
        .clock(this::now, this::sleep)
        .patience(Duration.ofMinutes(40))
        .reconcilePatience(Duration.ofMinutes(40))
        .removalTiming(new RemovalTiming(Duration.ofHours(24), MARGIN, SETTLING, QUIET_READS))
        .interceptor(log);
  }

  /** Time goes faster than it should by what nobody slept. */
  Instant now() {
    return Instant.now().plusNanos(ahead.get());
  }

  /** Waits, but not as long as one has to for AWS itself. */
  private void sleep(Duration duration) {
    LockSupport.parkNanos(Math.min(duration.toNanos(), 50_000_000));
    pass(duration);
  }

  /** Deletes a table's mapping, and waits until it is gone. */
  void removeMapping(String table) {
    String mapping = settledMapping(table).uuid();
    clients.lambda().deleteEventSourceMapping(r -> r.uuid(mapping));
    Instant deadline = Instant.now().plusSeconds(20);
    while (clients.lambda().listEventSourceMappings().eventSourceMappings().stream()
        .anyMatch(m -> m.uuid().equals(mapping))) {
      assertThat(Instant.now()).as("still there").isBefore(deadline);
      LockSupport.parkNanos(20_000_000);
    }
  }

  /** Does something while a fault is switched on. */
  void under(FaultRule fault, Runnable work) {
    faults.switchOn(fault);
    try {
      work.run();
    } finally {
      faults.switchOff(fault);
    }
  }

  /** Lets time pass for whoever works here. */
  void pass(Duration duration) {
    ahead.addAndGet(duration.toNanos());
  }

  List<String> messages() {
    return events.stream().map(BackupEvent::message).toList();
  }

  void forget() {
    calls.forget();
    events.clear();
  }

  TableName createTable(String name) {
    clients.dynamoDb().createTable(TestTables.keyedBy("k", name));
    return TableName.of(name);
  }

  void setStream(String table, Optional<String> viewType) {
    clients
        .dynamoDb()
        .updateTable(
            r ->
                r.tableName(table)
                    .streamSpecification(
                        StreamSpecification.builder()
                            .streamEnabled(viewType.isPresent())
                            .streamViewType(viewType.orElse(null))
                            .build()));
  }

  String streamOf(String table) {
    return clients.dynamoDb().describeTable(r -> r.tableName(table)).table().latestStreamArn();
  }

  /** A forwarding function with its aliases, without the rest of an installation. */
  String createForwarder() {
    clients
        .lambda()
        .createFunction(
            r ->
                r.functionName(FORWARDER)
                    .runtime("java21")
                    .handler("a.B::c")
                    .role("arn:aws:iam::123456789012:role/Functions")
                    .code(c -> c.zipFile(SdkBytes.fromByteArray(zip("code"))))
                    .publish(true));
    for (String alias : List.of("live", "live-s3")) {
      createAlias(alias);
    }
    return createAlias("live-gzip");
  }

  String createAlias(String name) {
    return clients
        .lambda()
        .createAlias(r -> r.functionName(FORWARDER).name(name).functionVersion("1"))
        .aliasArn();
  }

  List<EventSourceMappingConfiguration> mappings() {
    return clients.lambda().listEventSourceMappingsPaginator().eventSourceMappings().stream()
        .filter(m -> !m.state().equals("Deleting"))
        .toList();
  }

  List<EventSourceMappingConfiguration> mappings(String table) {
    return mappings().stream().filter(m -> m.eventSourceArn().contains("/" + table + "/")).toList();
  }

  /** The only mapping of a table, once Lambda takes changes of it. */
  EventSourceMappingConfiguration settledMapping(String table) {
    Instant deadline = Instant.now().plusSeconds(20);
    while (true) {
      EventSourceMappingConfiguration mapping = mappings(table).get(0);
      if (Set.of("Enabled", "Disabled").contains(mapping.state())) {
        return mapping;
      }
      if (Instant.now().isAfter(deadline)) {
        throw new AssertionError("still " + mapping.state());
      }
      LockSupport.parkNanos(20_000_000);
    }
  }

  List<String> deliveryStreams() {
    return clients.firehose().listDeliveryStreams(r -> r.limit(10_000)).deliveryStreamNames();
  }

  /** Firehose takes a moment to delete a delivery stream. */
  void awaitGone(String deliveryStream) {
    Instant deadline = Instant.now().plusSeconds(120);
    while (deliveryStreams().contains(deliveryStream)) {
      if (Instant.now().isAfter(deadline)) {
        throw new AssertionError("still there: " + deliveryStream);
      }
      LockSupport.parkNanos(20_000_000);
    }
  }

  /** The names of the delivery streams that are not on their way out. */
  List<String> liveDeliveryStreams() {
    return deliveryStreams().stream().filter(this::isLive).toList();
  }

  private boolean isLive(String deliveryStream) {
    try {
      return clients
              .firehose()
              .describeDeliveryStream(r -> r.deliveryStreamName(deliveryStream))
              .deliveryStreamDescription()
              .deliveryStreamStatus()
          != DeliveryStreamStatus.DELETING;
    } catch (ResourceNotFoundException goneSinceItWasListed) {
      return false;
    }
  }

  /** The catalog's documents of the tables of a name in this Region. */
  List<String> documents(TableName table) {
    return List.copyOf(documentsByKey(table).values());
  }

  /** Takes away what the catalog knows of a table. */
  void forgetDocuments(TableName table) {
    documentsByKey(table)
        .keySet()
        .forEach(key -> clients.s3().deleteObject(r -> r.bucket(bucket).key(key)));
  }

  private Map<String, String> documentsByKey(TableName table) {
    String prefix = "backups/_catalog=tables/" + table + "/";
    Map<String, String> documents = new TreeMap<>();
    clients.s3().listObjectsV2Paginator(r -> r.bucket(bucket).prefix(prefix)).contents().stream()
        .map(S3Object::key)
        .filter(key -> key.endsWith(".json"))
        .forEach(
            key ->
                documents.put(
                    key,
                    clients.s3().getObjectAsBytes(r -> r.bucket(bucket).key(key)).asUtf8String()));
    documents.values().removeIf(d -> !d.contains(":dynamodb:" + region + ":"));
    return documents;
  }

  static byte[] zip(String content) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      ZipEntry entry = new ZipEntry("content.txt");
      entry.setTime(0);
      zip.putNextEntry(entry);
      zip.write(content.getBytes(StandardCharsets.UTF_8));
      zip.closeEntry();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  @Override
  public void close() {
    clients.close();
  }
}
