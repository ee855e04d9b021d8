package com.example.quickstart;

import com.example.quickstart.BackedUpLines.Line;
import io.github.ddbbackup.config.BackupConfig;
import io.github.ddbbackup.config.ConfigLoader;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Shows continuous backup at work on a loopback account: {@code prepare} makes a bucket and a table
 * that is there before backup is; after the goals {@code deploy} and {@code provision}, {@code run}
 * makes another table, changes items in both, waits for their lines and reads them back.
 */
public final class Quickstart {

  private static final String CURRENCIES = "Currencies";
  private static final String COUNTRIES = "Countries";
  private static final String SHOWN = "JP";
  private static final Duration DELIVERY_LIMIT = Duration.ofMinutes(5);

  private final Account account;
  private final BackupConfig config;
  private final Installation installation;
  private final World world;

  private Quickstart(Account account, BackupConfig config, World world) {
    this.account = account;
    this.config = config;
    this.installation = new Installation(account, config);
    this.world = world;
  }

  /**
   * Runs one part.
   *
   * @param args {@code prepare} or {@code run}, and the configuration file
   */
  public static void main(String[] args) {
    if (args.length != 2) {
      System.err.println("Usage: Quickstart prepare|run CONFIG_FILE");
      System.exit(2);
    }
    try {
      start(args[0], Path.of(args[1]));
    } catch (RuntimeException e) {
      System.err.println("The quick start failed: " + e.getMessage());
      System.exit(1);
    }
  }

  private static void start(String part, Path configFile) {
    BackupConfig config = new ConfigLoader(System.getenv()).load(configFile);
    Region region = Region.of(config.region().value());
    try (Account account = Account.fromEnvironment(System.getenv(), region)) {
      Quickstart quickstart = new Quickstart(account, config, new World(Instant.now()));
      switch (part) {
        case "prepare" -> quickstart.prepare();
        case "run" -> quickstart.runOrExplain();
        default -> throw new QuickstartException("There is no part '" + part + "'.");
      }
    }
  }

  private void prepare() {
    String bucket = config.firehoseDeliveryBucket().value();
    account.s3().createBucket(create -> create.bucket(bucket));
    Roles.of(config).make(account.iam());
    Table currencies = Table.create(account.dynamoDb(), CURRENCIES);
    currencies.putNew(world.currencies());
    System.out.printf(
        "Made the bucket %s, the roles, and the table %s with %d items.%n",
        bucket, CURRENCIES, currencies.changeCount());
  }

  private void runOrExplain() {
    try {
      run();
    } catch (QuickstartException e) {
      throw new QuickstartException(e.getMessage() + "\n" + installation.endOfLogs());
    }
  }

  private void run() {
    Table countries = Table.create(account.dynamoDb(), COUNTRIES);
    System.out.println("Created the table " + COUNTRIES + "; the function sets its backup up.");
    installation.awaitTable(COUNTRIES);
    installation.awaitTable(CURRENCIES);
    change(countries);
    Table currencies = Table.existing(account.dynamoDb(), CURRENCIES);
    currencies.set("JPY", "symbol", AttributeValue.fromS("￥"));
    currencies.set("EUR", "symbol", AttributeValue.fromS("€"));
    currencies.delete("XAF");
    BackedUpLines lines = await(countries);
    BackedUpLines currencyLines = await(currencies);
    installation.print(List.of(COUNTRIES, CURRENCIES));
    print(countries, lines);
    print(currencies, currencyLines);
    show(lines);
  }

  /** Inserts all, changes some, deletes some, and brings one of those back. */
  private void change(Table countries) {
    List<Map<String, AttributeValue>> items = world.countries();
    countries.putNew(items);
    items.stream()
        .filter(item -> item.get("usesEuro").bool())
        .map(item -> item.get("code").s())
        .forEach(code -> countries.set(code, "monetaryUnion", AttributeValue.fromS("€")));
    countries.set(SHOWN, "currencies", AttributeValue.fromL(List.of(AttributeValue.fromS("円"))));
    List.of("AQ", "BV", "HM", SHOWN).forEach(countries::delete);
    countries.putNew(items.stream().filter(item -> item.get("code").s().equals(SHOWN)).toList());
  }

  /** Waits until each change has its line, and no item has a line that it should not have. */
  private BackedUpLines await(Table table) {
    return Deadline.await(
        DELIVERY_LIMIT,
        () -> Optional.of(read(table)).filter(lines -> lines.changes().equals(table.changes())),
        () -> {
          BackedUpLines lines = read(table);
          return "the backup of %s has %d of %d changes; items that differ: %s"
              .formatted(
                  table.name(),
                  lines.count(),
                  table.changeCount(),
                  differing(table.changes(), lines.changes()));
        });
  }

  private BackedUpLines read(Table table) {
    return BackedUpLines.read(
        account.s3(), config.firehoseDeliveryBucket().value(), installation.prefix(table.name()));
  }

  private static String differing(
      Map<String, List<String>> made, Map<String, List<String>> backedUp) {
    return made.keySet().stream()
        .filter(code -> !made.get(code).equals(backedUp.get(code)))
        .limit(10)
        .map(code -> code + " " + made.get(code) + " but " + backedUp.get(code))
        .collect(Collectors.joining(", "));
  }

  private static void print(Table table, BackedUpLines lines) {
    int objects = lines.objects().size();
    System.out.printf(
        "%nBacked up: all %d changes of %s, in %s%n  %s%n",
        table.changeCount(),
        table.name(),
        objects == 1 ? "the object" : objects + " objects such as",
        lines.objects().get(0));
  }

  /** Prints the lines of one item, and makes sure that its names came through unharmed. */
  private static void show(BackedUpLines lines) {
    List<Line> shown = lines.of(SHOWN);
    System.out.printf("%nThe lines of %s:%n", SHOWN);
    shown.forEach(line -> System.out.println(line.line()));
    if (!shown.get(0).line().contains("\"ja\":{\"S\":\"日本\"}")) {
      throw new QuickstartException("The first line of " + SHOWN + " lacks its Japanese name.");
    }
  }
}
