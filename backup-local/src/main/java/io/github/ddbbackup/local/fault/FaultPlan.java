package io.github.ddbbackup.local.fault;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Faults written in one line, such as {@code
 * seed=42,throttle@firehose:PutRecordBatch=0.1,refusal@s3:PutObject*3}: parts with commas between,
 * each of them either a seed or {@code KIND@SERVICE[:OPERATION]} with {@code =PROBABILITY} or
 * {@code *COUNT} behind it. Without either the fault strikes always, without an operation all of
 * the service's. {@code *} stands for any service.
 *
 * @param seed of the probabilities' random numbers; 0 if none is given
 * @param rules to switch on, in order
 */
public record FaultPlan(long seed, List<FaultRule> rules) {
  private static final Pattern SEED = Pattern.compile("seed=(-?[0-9]{1,18})");
  private static final Pattern RULE =
      Pattern.compile(
          "(?<kind>[a-z-]+)@(?<service>\\*|[a-z0-9-]+)(:(?<operation>[A-Za-z0-9]+))?"
              + "(=(?<probability>[0-9]+(\\.[0-9]+)?)|\\*(?<count>[0-9]{1,9}))?");

  /** Copies the list. */
  public FaultPlan {
    rules = List.copyOf(rules);
  }

  /** No faults. */
  public static FaultPlan none() {
    return new FaultPlan(0, List.of());
  }

  /**
   * Reads a plan.
   *
   * @throws IllegalArgumentException if a part can't be understood; the message names it
   */
  public static FaultPlan parse(String text) {
    long seed = 0;
    List<FaultRule> rules = new ArrayList<>();
    for (String part : text.split(",", -1)) {
      Matcher seedPart = SEED.matcher(part.strip());
      if (seedPart.matches()) {
        seed = Long.parseLong(seedPart.group(1));
      } else if (!part.isBlank()) {
        rules.add(rule(part.strip()));
      }
    }
    return new FaultPlan(seed, rules);
  }

  /** The faults, switched on. */
  public Faults faults() {
    Faults faults = new Faults(seed);
    rules.forEach(faults::switchOn);
    return faults;
  }

  private static FaultRule rule(String part) {
    Matcher matcher = RULE.matcher(part);
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          "not a fault: " + part + "; write KIND@SERVICE:OPERATION=PROBABILITY or ...*COUNT");
    }
    FaultKind kind =
        FaultKind.of(matcher.group("kind"))
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "no kind of fault: "
                            + matcher.group("kind")
                            + "; there are "
                            + Arrays.stream(FaultKind.values()).map(FaultKind::label).toList()));
    String operation =
        matcher.group("operation") == null ? FaultRule.ANY : matcher.group("operation");
    if (matcher.group("count") != null) {
      int count = Integer.parseInt(matcher.group("count"));
      return FaultRule.next(count, kind, matcher.group("service"), operation);
    }
    String probability = matcher.group("probability");
    return FaultRule.withProbability(
        probability == null ? 1 : Double.parseDouble(probability),
        kind,
        matcher.group("service"),
        operation);
  }
}
