package io.github.ddbbackup.plan;

import io.github.ddbbackup.config.BackupConfig;
import io.github.ddbbackup.config.Compression;
import io.github.ddbbackup.config.DeliveryOptions;
import io.github.ddbbackup.config.DeliveryStreamCounts;
import io.github.ddbbackup.naming.BackupPrefix;
import io.github.ddbbackup.naming.BucketName;
import io.github.ddbbackup.naming.DeliveryStreamName;
import io.github.ddbbackup.naming.KeyArn;
import io.github.ddbbackup.naming.RegionName;
import io.github.ddbbackup.naming.RoleArn;
import io.github.ddbbackup.naming.StreamArn;
import io.github.ddbbackup.naming.TableName;
import io.github.ddbbackup.naming.TablePattern;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A configuration, and what accounts look like under it. */
final class Samples {

  static final String FORWARDER =
      "arn:aws:lambda:eu-west-1:123456789012:function:LambdaStreamToFirehose:live-gzip";

  /** When mappings were changed last. */
  static final Instant CHANGED = Instant.parse("2026-01-01T00:00:00Z");

  /** Long after everything. */
  static final Instant NOW = CHANGED.plus(Duration.ofDays(1));

  /** Nothing is known of what mappings have delivered. */
  static final Drains UNDRAINED = (mapping, until) -> Drainage.undrained("0 of 1 shards");

  private Samples() {}

  static BackupConfig config() {
    return BackupConfig.builder(
            RegionName.of("eu-west-1"),
            BucketName.of("backup-bucket"),
            RoleArn.of("arn:aws:iam::123456789012:role/Firehose"),
            RoleArn.of("arn:aws:iam::123456789012:role/Functions"))
        .cloudWatchRoleArn(RoleArn.of("arn:aws:iam::123456789012:role/CloudWatchEvents"))
        .kmsKeyArn(KeyArn.of("arn:aws:kms:eu-west-1:123456789012:key/mrk-1"))
        .firehoseDeliveryPrefix(BackupPrefix.of("backups"))
        .firehoseDeliverySizeMB(64)
        .firehoseDeliveryIntervalSeconds(120)
        .streamsMaxRecordsBatch(500)
        .build();
  }

  /** The configuration with as many delivery streams for every table; the first number counts. */
  static BackupConfig withCounts(Integer... counts) {
    BackupConfig config = config();
    return BackupConfig.builder(
            config.region(),
            config.firehoseDeliveryBucket(),
            config.firehoseDeliveryRoleArn(),
            config.lambdaExecRoleArn())
        .firehoseDeliveryPrefix(config.firehoseDeliveryPrefix())
        .firehoseDeliveryIntervalSeconds(config.firehoseDeliveryIntervalSeconds())
        .delivery(new DeliveryOptions(Compression.FUNCTION, 1, counts(counts)))
        .build();
  }

  static DeliveryStreamCounts counts(Integer... counts) {
    return new DeliveryStreamCounts(
        Stream.of(counts)
            .map(count -> new DeliveryStreamCounts.Rule(TablePattern.of("*"), count))
            .toList());
  }

  static DesiredTable desired(String table) {
    return DesiredTable.of(config(), TableName.of(table), Optional.of(FORWARDER));
  }

  static StreamArn stream(String table, String label) {
    return StreamArn.of(
        "arn:aws:dynamodb:eu-west-1:123456789012:table/" + table + "/stream/" + label);
  }

  static ActualTable bare(String table) {
    return new ActualTable(
        TableName.of(table),
        Optional.of("ACTIVE"),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        List.of());
  }

  /** A table whose backup is just as desired. */
  static ActualTable inLine(DesiredTable desired) {
    StreamArn stream = stream(desired.name().value(), "2026-01-01T00:00:00.000");
    return new ActualTable(
        desired.name(),
        Optional.of("ACTIVE"),
        Optional.of(new ActualUpdateStream(stream, DesiredTable.VIEW_TYPE)),
        Optional.of(
            deliveryStream(desired.deliveryStream(), desired.destination(), desired.tags())),
        Optional.empty(),
        List.of(mapping("1", stream, FORWARDER, desired.mapping())));
  }

  static ActualDeliveryStream deliveryStream(
      DeliveryStreamName name, DeliveryStreamSettings settings, Map<String, String> tags) {
    return new ActualDeliveryStream(
        name.value(),
        "arn:aws:firehose:eu-west-1:123456789012:deliverystream/" + name,
        ActualDeliveryStream.ACTIVE,
        ActualDeliveryStream.DIRECT_PUT,
        Optional.of(settings),
        tags,
        Optional.empty());
  }

  static ActualMapping mapping(
      String uuid, StreamArn source, String function, MappingSettings settings) {
    return new ActualMapping(
        uuid, source, function, "Enabled", settings, false, "OK", true, CHANGED);
  }

  static ActualTable with(ActualTable table, List<ActualMapping> mappings) {
    return new ActualTable(
        table.name(),
        table.status(),
        table.updateStream(),
        table.deliveryStreams(),
        table.sharedDeliveryStream(),
        mappings);
  }

  static ActualTable with(ActualTable table, ActualDeliveryStream deliveryStream) {
    return new ActualTable(
        table.name(),
        table.status(),
        table.updateStream(),
        Optional.of(deliveryStream),
        table.sharedDeliveryStream(),
        table.mappings());
  }

  static ActualTable withStreams(ActualTable table, List<ActualDeliveryStream> deliveryStreams) {
    return new ActualTable(
        table.name(),
        table.status(),
        table.updateStream(),
        deliveryStreams,
        table.sharedDeliveryStream(),
        table.mappings());
  }

  static ActualTable withStatus(ActualTable table, Optional<String> status) {
    return new ActualTable(
        table.name(),
        status,
        table.updateStream(),
        table.deliveryStreams(),
        table.sharedDeliveryStream(),
        table.mappings());
  }

  static ActualDeliveryStream withStatus(ActualDeliveryStream stream, String status) {
    return new ActualDeliveryStream(
        stream.name(),
        stream.arn(),
        status,
        stream.type(),
        stream.destination(),
        stream.tags(),
        stream.updated());
  }

  static DesiredInstallation installation(String codeSha256) {
    return DesiredInstallation.of(config(), config().region(), codeSha256);
  }

  static ActualInstallation nothingInstalled() {
    return new ActualInstallation(Map.of(), List.of(), Map.of(), Map.of(), List.of(), List.of());
  }

  /** An installation that is just as desired. */
  static ActualInstallation inLine(DesiredInstallation desired) {
    return new ActualInstallation(
        Map.of(
            desired.forwarder().name(), inLine(desired.forwarder()),
            desired.ensure().name(), inLine(desired.ensure())),
        List.of(
            permission(desired, Optional.of("live"), "ddbbackup-rule"),
            permission(desired.reconcileRule(), Optional.of("live"), "ddbbackup-reconcile-rule")),
        rules(desired, rule(desired, target(desired.ensure().aliasArn(), "EnsureDynamoBackup"))),
        Map.of(
            desired.forwarder().logGroup(), Optional.of(7),
            desired.ensure().logGroup(), Optional.of(30)),
        List.of(),
        List.of());
  }

  static ActualFunction inLine(DesiredFunction function) {
    return new ActualFunction(
        function.name(),
        function.settings(),
        Map.of(),
        function.aliases().stream()
            .collect(
                Collectors.toMap(
                    name -> name,
                    name -> new ActualFunction.Alias("1", function.settings(), Map.of(), false))),
        List.of(1L),
        List.of(1L));
  }

  /** The reconciling rule just as desired, and the other one as it is. */
  static Map<String, ActualRule> rules(DesiredInstallation desired, ActualRule rule) {
    DesiredRule reconcile = desired.reconcileRule();
    return Map.of(
        desired.rule().name(),
        rule,
        reconcile.name(),
        rule(
            reconcile,
            new ActualRule.Target(
                "EnsureDynamoBackup", desired.ensure().aliasArn(), reconcile.input())));
  }

  static ActualPermission permission(
      DesiredInstallation desired, Optional<String> qualifier, String statementId) {
    return permission(desired.rule(), qualifier, statementId);
  }

  private static ActualPermission permission(
      DesiredRule rule, Optional<String> qualifier, String statementId) {
    return new ActualPermission(
        statementId,
        qualifier,
        "Allow",
        "events.amazonaws.com",
        "lambda:InvokeFunction",
        rule.arn());
  }

  static ActualRule.Target target(String arn, String id) {
    return new ActualRule.Target(id, arn, "");
  }

  static ActualRule rule(DesiredInstallation desired, ActualRule.Target... targets) {
    return rule(desired.rule(), targets);
  }

  private static ActualRule rule(DesiredRule desired, ActualRule.Target... targets) {
    return new ActualRule(
        desired.arn(),
        desired.pattern(),
        desired.schedule(),
        "ENABLED",
        desired.description(),
        desired.roleArn(),
        List.of(targets));
  }

  /** The changes of a plan that change something. */
  static List<PlannedChange> realChanges(BackupPlan plan) {
    return plan.changes().stream().filter(PlannedChange::isChange).toList();
  }
}
