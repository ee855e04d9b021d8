package io.github.ddbbackup.provision;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ddbbackup.aws.AwsCall;
import io.github.ddbbackup.aws.Waiter;
import io.github.ddbbackup.event.BackupException;
import io.github.ddbbackup.event.BackupListener;
import io.github.ddbbackup.plan.BackupPlan;
import io.github.ddbbackup.plan.ChangeResult;
import io.github.ddbbackup.plan.Operation;
import io.github.ddbbackup.plan.Outcome;
import io.github.ddbbackup.plan.PlannedChange;
import io.github.ddbbackup.plan.Resource;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

class PlanApplierTest {

  private static final Resource RULE = new Resource(Resource.Kind.RULE, "rule");
  private static final Resource ALIAS = new Resource(Resource.Kind.ALIAS, "alias");

  /** What is there already; handlers add to it. */
  private final Set<String> account = new HashSet<>();

  private final Deque<String> refusals = new ArrayDeque<>();
  private final List<String> handled = new ArrayList<>();
  private final List<String> told = new ArrayList<>();
  private Instant now = Instant.EPOCH;

  private final PlanApplier<String> applier =
      new PlanApplier<>(
          Map.of(Resource.Kind.RULE, this::handle, Resource.Kind.ALIAS, this::handle),
          new Waiter(
              () -> now,
              pause -> now = now.plus(pause),
              BackupListener.none(),
              Duration.ofMinutes(1)),
          (change, desired) -> told.add(change.operation() + " " + change.resource().name()));

  @Test
  void changesAreMadeInOrderAndTold() {
    List<ChangeResult> results = applier.apply("all", "d", this::plan);

    assertThat(results).extracting(ChangeResult::outcome).containsOnly(Outcome.APPLIED);
    assertThat(handled).containsExactly("rule", "alias");
    assertThat(told).containsExactly("CREATE rule", "CREATE alias");
  }

  @Test
  void whatSomeoneElseMadeInTheMeantimeIsUnchanged() {
    refusals.add("ResourceConflictException");
    List<ChangeResult> results =
        applier.apply(
            "all",
            "d",
            () -> {
              BackupPlan plan = plan();
              account.add("rule");
              return plan;
            });

    assertThat(results)
        .extracting(ChangeResult::outcome)
        .containsExactly(Outcome.UNCHANGED, Outcome.APPLIED);
  }

  @Test
  void whatAnEarlierAttemptAppliedStaysApplied() {
    refusals.add("");
    refusals.add("ResourceInUseException");

    List<ChangeResult> results = applier.apply("all", "d", this::plan);

    assertThat(results).extracting(ChangeResult::outcome).containsOnly(Outcome.APPLIED);
    assertThat(handled).containsExactly("rule", "alias", "alias");
  }

  @Test
  void whatDoesNotPassIsTheFailureAtTheDeadline() {
    refuseAlways("ResourceInUseException");

    List<ChangeResult> results = applier.apply("all", "d", this::plan);

    assertThat(results)
        .singleElement()
        .satisfies(
            r -> {
              assertThat(r.outcome()).isEqualTo(Outcome.FAILED);
              assertThat(r.failure().orElseThrow()).hasMessageContaining("ResourceInUseException");
            });
    assertThat(now).isAfterOrEqualTo(Instant.EPOCH.plusSeconds(60));
  }

  @ParameterizedTest
  @ValueSource(strings = {"AccessDeniedException", "LimitExceededException", "ValidationException"})
  void whatWillNotPassFailsAtOnceAndTheRestIsSkipped(String code) {
    refusals.add(code);

    List<ChangeResult> results = applier.apply("all", "d", this::plan);

    assertThat(results)
        .extracting(ChangeResult::outcome)
        .containsExactly(Outcome.FAILED, Outcome.SKIPPED);
    assertThat(now).isEqualTo(Instant.EPOCH);
  }

  @Test
  void whatIsMissingIsLookedForAFewTimesOnly() {
    refuseAlways("ResourceNotFoundException");

    List<ChangeResult> results = applier.apply("all", "d", this::plan);

    assertThat(results.get(0).outcome()).isEqualTo(Outcome.FAILED);
    assertThat(handled).hasSize(4);
  }

  @Test
  void nothingIsTouchedWhileSomethingIsBlocked() {
    BackupPlan plan =
        new BackupPlan(
            List.of(
                PlannedChange.of(RULE, Operation.CREATE, ""),
                PlannedChange.of(ALIAS, Operation.BLOCKED, "Do this first")));

    List<ChangeResult> results = applier.apply("all", "d", () -> plan);

    assertThat(results)
        .extracting(ChangeResult::outcome)
        .containsExactly(Outcome.SKIPPED, Outcome.FAILED);
    assertThat(results.get(1).failure().orElseThrow())
        .hasMessage("Can't set up the alias: alias. Do this first.");
    assertThat(handled).isEmpty();
    assertThat(PlanApplier.notApplied(plan))
        .extracting(ChangeResult::outcome)
        .containsExactly(Outcome.PLANNED, Outcome.FAILED);
  }

  @Test
  void failureOfTheUsersMakingIsHandedOn() {
    refusals.add("user");

    ChangeResult result = applier.apply("all", "d", this::plan).get(0);

    assertThat(result.failure().orElseThrow().category()).isEqualTo(BackupException.Category.USER);
  }

  private void refuseAlways(String code) {
    for (int i = 0; i < 100; i++) {
      refusals.add(code);
    }
  }

  private BackupPlan plan() {
    return new BackupPlan(List.of(change(RULE), change(ALIAS)));
  }

  private PlannedChange change(Resource resource) {
    return account.contains(resource.name())
        ? PlannedChange.none(resource)
        : PlannedChange.of(resource, Operation.CREATE, "");
  }

  private Resource handle(PlannedChange change, String desired) {
    handled.add(change.resource().name());
    String refusal = refusals.isEmpty() ? "" : refusals.remove();
    if (refusal.equals("user")) {
      throw BackupException.user("wrong", desired, "");
    }
    if (!refusal.isEmpty()) {
      new AwsCall("x:Y", "z")
          .answer(
              () -> {
                throw refused(refusal);
              });
    }
    account.add(change.resource().name());
    return change.resource();
  }

  private static AwsServiceException refused(String code) {
    return AwsServiceException.builder()
        .message(code)
        .statusCode(400)
        .awsErrorDetails(
            AwsErrorDetails.builder().errorCode(code).errorMessage(code).serviceName("X").build())
        .build();
  }
}
