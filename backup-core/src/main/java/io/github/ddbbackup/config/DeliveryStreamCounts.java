package io.github.ddbbackup.config;

import static java.util.Objects.requireNonNull;

import io.github.ddbbackup.event.BackupException;
import io.github.ddbbackup.naming.DeliveryStreamName;
import io.github.ddbbackup.naming.TableName;
import io.github.ddbbackup.naming.TablePattern;
import java.util.List;

/**
 * Among how many delivery streams the changes of each table are divided: one, unless a rule says
 * more.
 *
 * @param rules the rules; the first whose pattern a table's name is like counts for it
 */
public record DeliveryStreamCounts(List<Rule> rules) {

  /** The allowed numbers of delivery streams. */
  public static final IntRange COUNT =
      new IntRange(1, DeliveryStreamName.MOST_PER_TABLE, "delivery streams of a table");

  /** One delivery stream for every table. */
  public static final DeliveryStreamCounts ONE = new DeliveryStreamCounts(List.of());

  /**
   * How many some tables have.
   *
   * @param tables the tables
   * @param count how many each of them has
   */
  public record Rule(TablePattern tables, int count) {

    /**
     * Checks the range.
     *
     * @throws BackupException if the number is out of its range
     */
    public Rule {
      requireNonNull(tables, "tables");
      COUNT.check("count", count);
    }
  }

  /** Copies the list. */
  public DeliveryStreamCounts {
    rules = List.copyOf(rules);
  }

  /**
   * How many delivery streams a table has.
   *
   * @param table the table
   * @return the number, at least 1
   */
  public int of(TableName table) {
    return rules.stream()
        .filter(rule -> rule.tables().matches(table))
        .map(Rule::count)
        .findFirst()
        .orElse(1);
  }

  /**
   * The numbers that tables can have.
   *
   * @return the numbers above 1, each once, in ascending order
   */
  public List<Integer> severals() {
    return rules.stream().map(Rule::count).filter(count -> count > 1).distinct().sorted().toList();
  }
}
