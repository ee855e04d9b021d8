package io.github.ddbbackup.plan;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;

/**
 * What has to happen to one resource, and why.
 *
 * @param resource the resource
 * @param operation what has to happen; NONE for a resource that stays as it is
 * @param differences the settings that are not as they should be; of what is to be made, those that
 *     it first gets in place of what it gets in the end; of what is to be deleted, on what that
 *     depends, or that it passes over changes
 * @param reason why, as a sentence without a full stop at its end; may be empty
 */
public record PlannedChange(
    Resource resource, Operation operation, List<Difference> differences, String reason) {

  /** Copies the list. */
  public PlannedChange {
    requireNonNull(resource);
    requireNonNull(operation);
    requireNonNull(reason);
    differences = List.copyOf(differences);
  }

  /**
   * A change without differing settings.
   *
   * @param resource the resource
   * @param operation what has to happen
   * @param reason why
   * @return the change
   */
  public static PlannedChange of(Resource resource, Operation operation, String reason) {
    return new PlannedChange(resource, operation, List.of(), reason);
  }

  /**
   * A resource that is as it should be.
   *
   * @param resource the resource
   * @return a change with the operation NONE
   */
  public static PlannedChange none(Resource resource) {
    return of(resource, Operation.NONE, "");
  }

  /**
   * An update if anything differs, else nothing.
   *
   * @param resource the resource, which exists
   * @param differences the settings that are not as they should be
   * @return a change with the operation UPDATE or NONE
   */
  public static PlannedChange updateIfAny(Resource resource, List<Difference> differences) {
    Operation operation = differences.isEmpty() ? Operation.NONE : Operation.UPDATE;
    return new PlannedChange(resource, operation, differences, "");
  }

  /**
   * Whether this asks for something to be done.
   *
   * @return false for NONE
   */
  public boolean isChange() {
    return operation != Operation.NONE;
  }

  /**
   * What a setting should be.
   *
   * @param field the setting's name
   * @return its value; empty if the setting is not among the differing ones
   */
  public Optional<String> wanted(String field) {
    return differences.stream()
        .filter(d -> d.field().equals(field))
        .map(Difference::desired)
        .findFirst();
  }

  /**
   * The differences that tell a person something. Those of a deletion are what it depends on, see
   * {@link TagCondition}, or for the catalog.
   *
   * @return the differences; none of a deletion
   */
  public List<Difference> told() {
    return operation == Operation.DELETE ? List.of() : differences;
  }

  /**
   * Whether a setting is among the differing ones.
   *
   * @param field the setting's name
   * @return true when it differs
   */
  public boolean differsIn(String field) {
    return differences.stream().anyMatch(d -> d.field().equals(field));
  }
}
