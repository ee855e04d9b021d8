package io.github.ddbbackup.filter;

import io.github.ddbbackup.filter.Vote.Failed;
import io.github.ddbbackup.filter.Vote.No;
import io.github.ddbbackup.filter.Vote.Yes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The expression of the configuration and all filters together. A table is backed up when all of
 * them say yes. One that fails, by whatever it throws, counts for nothing: if none of the others
 * says no, the table is backed up and the decision is marked as {@link Decision#failedOpen()}. A
 * plain no stands, since the table would be left out whatever the failed one had to say; such a
 * decision is {@link Decision#flawed()}.
 *
 * <p>The expression is asked first, then the filters in their order, up to the first no.
 */
public final class TableFilters {

  private final List<Voter> voters;

  private TableFilters(List<Voter> voters) {
    this.voters = List.copyOf(voters);
  }

  /**
   * The expression, and the filters that a class loader finds. A filter that can't be loaded is
   * kept as one that fails.
   *
   * @param regex the expression that the start of a table's name must match, as Python's {@code
   *     re.match} does; may be invalid; empty when names do not matter
   * @param loader where {@link java.util.ServiceLoader} looks for filters
   * @return both together
   */
  public static TableFilters load(Optional<String> regex, ClassLoader loader) {
    return new TableFilters(join(regex, ServiceFilters.find(loader)));
  }

  /**
   * The expression, and filters that a program brings.
   *
   * @param regex the expression that the start of a table's name must match, as Python's {@code
   *     re.match} does; may be invalid; empty when names do not matter
   * @param filters the filters
   * @return both together
   */
  public static TableFilters of(Optional<String> regex, List<? extends TableFilter> filters) {
    List<Voter> voters = new ArrayList<>();
    filters.forEach(filter -> voters.add(new FilterVoter(filter)));
    return new TableFilters(join(regex, voters));
  }

  /**
   * Decides on one table. Never throws on account of the expression or a filter.
   *
   * @param table the table
   * @return the decision with its reason
   */
  public Decision decide(TableCandidate table) {
    List<String> agreed = new ArrayList<>();
    List<String> failed = new ArrayList<>();
    for (Voter voter : voters) {
      Vote vote = voter.vote(table);
      if (vote instanceof No no) {
        return new Decision(false, besides(no.reason(), failed), !failed.isEmpty());
      } else if (vote instanceof Yes yes) {
        agreed.add(yes.reason());
      } else if (vote instanceof Failed failure) {
        failed.add(failure.reason());
      }
    }
    return failed.isEmpty() ? allAgreed(agreed) : failedOpen(failed);
  }

  private static List<Voter> join(Optional<String> regex, List<Voter> filters) {
    List<Voter> voters = new ArrayList<>();
    regex.map(NameVoter::of).ifPresent(voters::add);
    voters.addAll(filters);
    return voters;
  }

  private static Decision allAgreed(List<String> agreed) {
    String reason = agreed.isEmpty() ? "no filter is configured" : String.join(", ", agreed);
    return new Decision(true, reason, false);
  }

  private static Decision failedOpen(List<String> failed) {
    return new Decision(
        true, String.join("; ", failed) + "; the table is backed up to be on the safe side", true);
  }

  private static String besides(String reason, List<String> failed) {
    return failed.isEmpty() ? reason : reason + "; besides, " + String.join("; ", failed);
  }
}
