package io.github.ddbbackup.plan;

import static java.util.Objects.requireNonNull;

import io.github.ddbbackup.naming.TableName;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What the function is called with to look over the tables, or to go on where it stopped. The
 * rounds are counted, so that it does not call itself without end.
 *
 * @param after looks only at tables whose names come after this one; empty for all
 * @param round how often it was handed on, 0 for a look that the clock began
 */
public record ReconcileRequest(Optional<TableName> after, int round) {

  /** The name of the member that says where to go on. */
  public static final String AFTER = "after";

  /** The name of the member that counts, as a text. */
  public static final String ROUND = "round";

  /**
   * A look is handed on this often at the most: each round takes a quarter of an hour, and Lambda
   * itself ends a function that calls itself more than 16 times, see <a
   * href="https://docs.aws.amazon.com/lambda/latest/dg/invocation-recursion.html">Use Lambda
   * recursive loop detection</a>.
   */
  public static final int LAST_ROUND = 11;

  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,4}");

  /** Checks that nothing is null. */
  public ReconcileRequest {
    requireNonNull(after);
    if (round < 0) {
      throw new IllegalArgumentException("round " + round);
    }
  }

  /**
   * A look over all tables.
   *
   * @return the request that the clock makes
   */
  public static ReconcileRequest first() {
    return new ReconcileRequest(Optional.empty(), 0);
  }

  /**
   * Reads a request. What is no table's name or no number counts as absent.
   *
   * @param after the text of {@link #AFTER}
   * @param round the text of {@link #ROUND}
   * @return the request
   */
  public static ReconcileRequest of(Optional<String> after, Optional<String> round) {
    return new ReconcileRequest(
        after.filter(TableName::isValid).map(TableName::of),
        round.filter(r -> NUMBER.matcher(r).matches()).map(Integer::parseInt).orElse(0));
  }

  /**
   * The request to go on.
   *
   * @param table the last table that was looked at
   * @return the request; empty when it was handed on often enough
   */
  public Optional<ReconcileRequest> next(TableName table) {
    return round >= LAST_ROUND
        ? Optional.empty()
        : Optional.of(new ReconcileRequest(Optional.of(table), round + 1));
  }

  /**
   * The request as the function gets it.
   *
   * @return a JSON object; a table's name needs no escapes
   */
  public String toJson() {
    return "{\"source\":\""
        + BackupNames.RECONCILE_SOURCE
        + '"'
        + after.map(t -> ",\"" + AFTER + "\":\"" + t + '"').orElse("")
        + (round == 0 ? "" : ",\"" + ROUND + "\":\"" + round + '"')
        + "}";
  }
}
