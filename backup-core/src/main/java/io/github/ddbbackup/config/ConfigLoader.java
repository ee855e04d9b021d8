package io.github.ddbbackup.config;

import static io.github.ddbbackup.config.ConfigKey.ALARM_TOPIC_ARN;
import static io.github.ddbbackup.config.ConfigKey.ARCHITECTURE;
import static io.github.ddbbackup.config.ConfigKey.CLOUD_WATCH_ROLE_ARN;
import static io.github.ddbbackup.config.ConfigKey.COMPRESSION;
import static io.github.ddbbackup.config.ConfigKey.DELIVERY_STREAMS_PER_TABLE;
import static io.github.ddbbackup.config.ConfigKey.FIREHOSE_DELIVERY_BUCKET;
import static io.github.ddbbackup.config.ConfigKey.FIREHOSE_DELIVERY_INTERVAL_SECONDS;
import static io.github.ddbbackup.config.ConfigKey.FIREHOSE_DELIVERY_PREFIX;
import static io.github.ddbbackup.config.ConfigKey.FIREHOSE_DELIVERY_ROLE_ARN;
import static io.github.ddbbackup.config.ConfigKey.FIREHOSE_DELIVERY_SIZE_MB;
import static io.github.ddbbackup.config.ConfigKey.KMS_KEY_ARN;
import static io.github.ddbbackup.config.ConfigKey.LAMBDA_EXEC_ROLE_ARN;
import static io.github.ddbbackup.config.ConfigKey.MEMORY_MB;
import static io.github.ddbbackup.config.ConfigKey.PARALLELIZATION_FACTOR;
import static io.github.ddbbackup.config.ConfigKey.RECONCILE_INTERVAL_MINUTES;
import static io.github.ddbbackup.config.ConfigKey.REGION;
import static io.github.ddbbackup.config.ConfigKey.RUNTIME;
import static io.github.ddbbackup.config.ConfigKey.SNAP_START;
import static io.github.ddbbackup.config.ConfigKey.STREAMS_MAX_RECORDS_BATCH;
import static io.github.ddbbackup.config.ConfigKey.TABLE_NAME_MATCH_REGEX;

import io.github.ddbbackup.event.BackupException;
import io.github.ddbbackup.event.Problems;
import io.github.ddbbackup.naming.BackupPrefix;
import io.github.ddbbackup.naming.BucketName;
import io.github.ddbbackup.naming.KeyArn;
import io.github.ddbbackup.naming.RegionName;
import io.github.ddbbackup.naming.RoleArn;
import io.github.ddbbackup.naming.TopicArn;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Reads the configuration. The file is hjson: JSON with comments, optional commas and optional
 * quotes. A key that the file lacks is taken from the environment variable of the same name; an
 * empty variable counts as absent.
 *
 * <p>{@code region}, {@code firehoseDeliveryBucket}, {@code firehoseDeliveryRoleArn} and {@code
 * lambdaExecRoleArn} are required. Without {@code firehoseDeliveryPrefix} the backups lie at the
 * bucket's root; without {@code firehoseDeliverySizeMB}, {@code firehoseDeliveryIntervalSeconds}
 * {@code streamsMaxRecordsBatch} and {@code reconcileIntervalMinutes} the numbers are 128, 60,
 * 1,000 and 60; {@code compression} is {@code FUNCTION} and {@code parallelizationFactor} 1; each
 * table has one delivery stream unless {@code deliveryStreamsPerTable} says more; {@code runtime}
 * is {@code java21}, {@code architecture} {@code x86_64}, {@code memoryMB} 512 and {@code
 * snapStart} false; {@code cloudWatchRoleArn}, {@code alarmTopicArn}, {@code kmsKeyArn} and {@code
 * tableNameMatchRegex} may be absent.
 *
 * <p>All mistakes are reported together. An invalid {@code tableNameMatchRegex} is none of them: it
 * must not keep any table from being backed up.
 */
public final class ConfigLoader {

  private final Map<String, String> environment;

  /**
   * Makes a loader.
   *
   * @param environment the environment variables, such as {@link System#getenv()}
   */
  public ConfigLoader(Map<String, String> environment) {
    this.environment = Map.copyOf(environment);
  }

  /**
   * Loads a file.
   *
   * @param file the file
   * @return the configuration
   * @throws BackupException if the file can't be read, or with all mistakes in it
   */
  public BackupConfig load(Path file) {
    return load(HjsonText.read(file), file.toString());
  }

  /**
   * Loads the text of a file.
   *
   * @param text the text, at most 1 MiB
   * @param sourceName where it comes from, for messages
   * @return the configuration
   * @throws BackupException with all mistakes in it
   */
  public BackupConfig load(String text, String sourceName) {
    Problems problems = new Problems();
    Optional<HjsonDocument> document = problems.collect(() -> HjsonDocument.parse(text));
    problems.throwIfAny(unusable(sourceName));
    return read(document.orElseThrow(), sourceName);
  }

  /**
   * The text of a file for a reader elsewhere, such as the functions, who does not share this
   * environment. It is the file's own text where that has every key; where the environment adds
   * keys, it is a new text with all of them, always the same for the same keys and values.
   *
   * @param file the file, which loads without a mistake
   * @return a text that loads to the same configuration without the environment
   * @throws BackupException if the file can't be read, or is not hjson
   */
  public String effectiveText(Path file) {
    return EffectiveText.of(HjsonText.read(file), environment);
  }

  /**
   * Loads the environment alone, without a file.
   *
   * @return the configuration
   * @throws BackupException with all mistakes in it
   */
  public BackupConfig loadEnvironment() {
    return read(HjsonDocument.empty(), "the environment");
  }

  private BackupConfig read(HjsonDocument document, String sourceName) {
    Reading reading = new Reading(document, environment);
    Optional<BackupConfig> config = reading.config();
    reading.problems.throwIfAny(unusable(sourceName));
    return config.orElseThrow();
  }

  private static String unusable(String sourceName) {
    return "The configuration from " + sourceName + " can't be used";
  }

  /** One pass over the keys, which goes on past a mistake. */
  private static final class Reading {

    private final Problems problems = new Problems();
    private final ConfigValues values;
    private final Set<String> meant;

    Reading(HjsonDocument document, Map<String, String> environment) {
      this.values = new ConfigValues(document, environment);
      document.mistakesInKeys(ConfigKey.names()).forEach(problems::add);
      this.meant = meantKeys(document);
    }

    Optional<BackupConfig> config() {
      Optional<RegionName> region = required(REGION, () -> values.text(REGION, RegionName::of));
      Optional<RoleArn> cloudWatchRole = optional(() -> role(CLOUD_WATCH_ROLE_ARN));
      Optional<TopicArn> alarmTopic = optional(() -> values.text(ALARM_TOPIC_ARN, TopicArn::of));
      Optional<KeyArn> key = optional(() -> values.text(KMS_KEY_ARN, KeyArn::of));
      Optional<BucketName> bucket =
          required(
              FIREHOSE_DELIVERY_BUCKET,
              () -> values.text(FIREHOSE_DELIVERY_BUCKET, BucketName::of));
      Optional<BackupPrefix> prefix =
          optional(() -> values.text(FIREHOSE_DELIVERY_PREFIX, BackupPrefix::of));
      Optional<RoleArn> deliveryRole =
          required(FIREHOSE_DELIVERY_ROLE_ARN, () -> role(FIREHOSE_DELIVERY_ROLE_ARN));
      int size =
          number(FIREHOSE_DELIVERY_SIZE_MB, BackupConfig.SIZE_MB, BackupConfig.DEFAULT_SIZE_MB);
      int interval =
          number(
              FIREHOSE_DELIVERY_INTERVAL_SECONDS,
              BackupConfig.INTERVAL_SECONDS,
              BackupConfig.DEFAULT_INTERVAL_SECONDS);
      Optional<RoleArn> execRole = required(LAMBDA_EXEC_ROLE_ARN, () -> role(LAMBDA_EXEC_ROLE_ARN));
      int batch =
          number(
              STREAMS_MAX_RECORDS_BATCH,
              BackupConfig.RECORDS_BATCH,
              BackupConfig.DEFAULT_RECORDS_BATCH);
      Optional<String> regex = optional(() -> values.expression(TABLE_NAME_MATCH_REGEX));
      int reconcile =
          optional(
                  () ->
                      values.numberOrZero(
                          RECONCILE_INTERVAL_MINUTES, BackupConfig.RECONCILE_MINUTES))
              .orElse(BackupConfig.DEFAULT_RECONCILE_MINUTES);
      DeliveryOptions delivery = delivery();
      FunctionOptions functions = functions();
      if (!problems.isEmpty()) {
        return Optional.empty();
      }
      return Optional.of(
          new BackupConfig(
              region.orElseThrow(),
              cloudWatchRole,
              alarmTopic,
              key,
              bucket.orElseThrow(),
              prefix.orElse(BackupPrefix.of("")),
              deliveryRole.orElseThrow(),
              size,
              interval,
              execRole.orElseThrow(),
              batch,
              regex,
              reconcile,
              delivery,
              functions));
    }

    private FunctionOptions functions() {
      FunctionOptions absent = FunctionOptions.DEFAULT;
      return new FunctionOptions(
          optional(() -> values.text(RUNTIME, FunctionOptions.JavaRuntime::of))
              .orElse(absent.runtime()),
          optional(() -> values.text(ARCHITECTURE, FunctionOptions.Architecture::of))
              .orElse(absent.architecture()),
          number(MEMORY_MB, FunctionOptions.MEMORY_MB, absent.memoryMB()),
          optional(() -> values.flag(SNAP_START)).orElse(absent.snapStart()));
    }

    private DeliveryOptions delivery() {
      DeliveryOptions absent = DeliveryOptions.DEFAULT;
      return new DeliveryOptions(
          optional(() -> values.text(COMPRESSION, Compression::of)).orElse(absent.compression()),
          number(
              PARALLELIZATION_FACTOR,
              DeliveryOptions.PARALLELIZATION,
              absent.parallelizationFactor()),
          optional(
                  () ->
                      values.find(DELIVERY_STREAMS_PER_TABLE).map(DeliveryStreamCountsReader::read))
              .orElse(absent.deliveryStreamsPerTable()));
    }

    private Optional<RoleArn> role(ConfigKey key) {
      return values.text(key, RoleArn::of);
    }

    private <T> Optional<T> optional(Supplier<Optional<T>> source) {
      return problems.collect(source).flatMap(value -> value);
    }

    private <T> Optional<T> required(ConfigKey key, Supplier<Optional<T>> source) {
      Optional<Optional<T>> read = problems.collect(source);
      if (read.isPresent() && read.get().isEmpty() && !meant.contains(key.keyName())) {
        problems.add(missing(key));
      }
      return read.flatMap(value -> value);
    }

    private int number(ConfigKey key, IntRange range, int absent) {
      return optional(() -> values.number(key, range)).orElse(absent);
    }

    private static BackupException missing(ConfigKey key) {
      return BackupException.user(
          "A required key is missing",
          key.keyName(),
          "Add it to the file, or set the environment variable " + key.keyName() + ".");
    }

    /** A key that stands there misspelt is not also reported as missing. */
    private static Set<String> meantKeys(HjsonDocument document) {
      return document.keys().stream()
          .filter(key -> !ConfigKey.names().contains(key))
          .flatMap(key -> NearestName.of(key, ConfigKey.names()).stream())
          .collect(Collectors.toSet());
    }
  }
}
