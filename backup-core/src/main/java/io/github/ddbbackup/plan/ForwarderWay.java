package io.github.ddbbackup.plan;

import static java.util.Objects.requireNonNull;

import io.github.ddbbackup.config.BackupConfig;
import io.github.ddbbackup.naming.DeliveryStreamName;
import io.github.ddbbackup.naming.TableName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All that an alias tells the forwarding function: what a table's delivery streams take, and how
 * many there are. So the number is part of the mapping of the table's stream, like the format:
 * while it changes, each invocation has the one or the other, and whoever looks at the mapping
 * knows which delivery streams get changes.
 *
 * @param format what the delivery streams take
 * @param deliveryStreams among how many the changes are divided; 0 while they go straight into the
 *     bucket
 */
public record ForwarderWay(ForwarderAlias format, int deliveryStreams) {

  /** Changes go straight into the bucket. */
  public static final ForwarderWay OBJECTS = new ForwarderWay(ForwarderAlias.OBJECTS, 0);

  private static final String SEVERAL = "-x";

  /** The ways to several delivery streams by the names of their aliases. */
  private static final Map<String, ForwarderWay> TO_SEVERAL = toSeveral();

  /**
   * Checks that the number fits the format.
   *
   * @throws IllegalArgumentException if it does not
   */
  public ForwarderWay {
    requireNonNull(format);
    int least = format == ForwarderAlias.OBJECTS ? 0 : 1;
    int most = format == ForwarderAlias.OBJECTS ? 0 : DeliveryStreamName.MOST_PER_TABLE;
    if (deliveryStreams < least || deliveryStreams > most) {
      throw new IllegalArgumentException(format + " to " + deliveryStreams + " delivery streams");
    }
  }

  /**
   * The way that the configuration asks for.
   *
   * @param config the configuration
   * @param table the table
   * @return a way that lasts
   */
  static ForwarderWay of(BackupConfig config, TableName table) {
    return new ForwarderWay(
        ForwarderAlias.of(config), config.delivery().deliveryStreamsPerTable().of(table));
  }

  /**
   * The way of a call.
   *
   * @param functionArn the ARN by which the function is called, with or without a qualifier
   * @return the way; lines to one delivery stream where the ARN names no alias of these
   */
  public static ForwarderWay of(String functionArn) {
    String name = functionArn.substring(functionArn.lastIndexOf(':') + 1);
    return Optional.ofNullable(TO_SEVERAL.get(name))
        .orElseGet(() -> alone(ForwarderAlias.of(functionArn)));
  }

  private static ForwarderWay alone(ForwarderAlias format) {
    return format == ForwarderAlias.OBJECTS ? OBJECTS : new ForwarderWay(format, 1);
  }

  private static Map<String, ForwarderWay> toSeveral() {
    Map<String, ForwarderWay> ways = new HashMap<>();
    for (ForwarderAlias format : List.of(ForwarderAlias.LINES, ForwarderAlias.GZIP)) {
      for (int count = 2; count <= DeliveryStreamName.MOST_PER_TABLE; count++) {
        ForwarderWay way = new ForwarderWay(format, count);
        ways.put(way.aliasName(), way);
      }
    }
    return Map.copyOf(ways);
  }

  /**
   * The aliases that the configuration needs. The last one is always there.
   *
   * @param config the configuration
   * @return the names, without the function's
   */
  static List<String> aliasNames(BackupConfig config) {
    List<String> names =
        new ArrayList<>(severals(config).stream().map(ForwarderWay::aliasName).toList());
    for (ForwarderAlias alias : ForwarderAlias.values()) {
      names.add(alias.aliasName());
    }
    return names;
  }

  /**
   * The ways to several delivery streams that the configuration asks for.
   *
   * @param config the configuration
   * @return the ways; none where each table has one
   */
  public static List<ForwarderWay> severals(BackupConfig config) {
    return config.delivery().deliveryStreamsPerTable().severals().stream()
        .map(count -> new ForwarderWay(ForwarderAlias.of(config), count))
        .toList();
  }

  /** Whether an alias of the forwarding function is one of several delivery streams. */
  static boolean isOfSeveral(String aliasName) {
    return TO_SEVERAL.containsKey(aliasName);
  }

  /**
   * The name of the alias that says so.
   *
   * @return the name, without the function's
   */
  public String aliasName() {
    return deliveryStreams > 1
        ? format.aliasName() + SEVERAL + deliveryStreams
        : format.aliasName();
  }

  /**
   * The function's ARN with this alias.
   *
   * @param aliasArn its ARN with any alias
   * @return the ARN
   */
  String in(String aliasArn) {
    return aliasArn.substring(0, aliasArn.lastIndexOf(':') + 1) + aliasName();
  }
}
