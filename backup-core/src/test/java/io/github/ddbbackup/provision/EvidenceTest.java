package io.github.ddbbackup.provision;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ddbbackup.catalog.Following;
import io.github.ddbbackup.event.BackupException;
import io.github.ddbbackup.filter.Decision;
import io.github.ddbbackup.naming.DeliveryStreamName;
import io.github.ddbbackup.naming.TableName;
import io.github.ddbbackup.plan.BackupPlan;
import io.github.ddbbackup.plan.ChangeResult;
import io.github.ddbbackup.plan.Difference;
import io.github.ddbbackup.plan.Operation;
import io.github.ddbbackup.plan.Outcome;
import io.github.ddbbackup.plan.PlannedChange;
import io.github.ddbbackup.plan.Resource;
import io.github.ddbbackup.plan.Resource.Kind;
import io.github.ddbbackup.plan.TableResult;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EvidenceTest {

  private static final TableName TABLE = TableName.of("Orders");
  private static final String SECOND = DeliveryStreamName.firstOf(TABLE, 2).get(1).value();
  private static final ChangeResult STREAM = unchanged(Kind.UPDATE_STREAM, "Orders");
  private static final ChangeResult DELIVERY = unchanged(Kind.DELIVERY_STREAM, "Orders");
  private static final ChangeResult MAPPING = unchanged(Kind.EVENT_SOURCE_MAPPING, "Orders");

  @Test
  void whatIsAsItShouldBeGoesOn() {
    assertThat(evidence(STREAM, DELIVERY, MAPPING)).isEqualTo(Following.goesOn());
  }

  @Test
  void aFailureThatKeepsNothingFromTheBackupDoesNotCount() {
    Difference tag = new Difference(Difference.TAG + "team", "", "shop");

    assertThat(evidence(STREAM, failed(Kind.DELIVERY_STREAM, Operation.UPDATE, tag), MAPPING).on())
        .isTrue();
    assertThat(
            evidence(
                    STREAM,
                    DELIVERY,
                    failed(Kind.EVENT_SOURCE_MAPPING, Operation.UPDATE, differing("batchSize")))
                .on())
        .isTrue();
    assertThat(evidence(STREAM, DELIVERY, failed(toCall("forwarder:one", "forwarder:two"))).on())
        .isTrue();
    assertThat(evidence(STREAM, DELIVERY, failed(made(SECOND).change()), MAPPING).on())
        .as("the first one takes all changes")
        .isTrue();
    assertThat(evidence(STREAM, DELIVERY, MAPPING, failed(Kind.ALARM, Operation.CREATE)).on())
        .isTrue();
  }

  @Test
  void oneThatKeepsChangesFromItDoes() {
    assertThat(evidence(failed(Kind.UPDATE_STREAM, Operation.BLOCKED), DELIVERY, MAPPING).on())
        .isFalse();
    assertThat(evidence(STREAM, failed(Kind.DELIVERY_STREAM, Operation.CREATE), MAPPING).on())
        .isFalse();
    assertThat(
            evidence(STREAM, DELIVERY, failed(Kind.EVENT_SOURCE_MAPPING, Operation.BLOCKED)).on())
        .isFalse();
    assertThat(
            evidence(
                    STREAM,
                    failed(Kind.DELIVERY_STREAM, Operation.UPDATE, differing("bucket")),
                    MAPPING)
                .on())
        .isFalse();
    assertThat(evidence(STREAM, DELIVERY, failed(toCall("another:one", "forwarder:one"))).on())
        .isFalse();
    assertThat(evidence(failed(Kind.CATALOG_ENTRY, Operation.UPDATE)).on())
        .as("nothing is known of the mapping")
        .isFalse();
  }

  @Test
  void aMappingThatPassedOverChangesIsTold() {
    ChangeResult changed =
        ChangeResult.of(
            change(Kind.EVENT_SOURCE_MAPPING, "Orders", Operation.UPDATE, differing("filtered")),
            Outcome.APPLIED);

    assertThat(evidence(STREAM, DELIVERY, changed).filtered()).isTrue();
    assertThat(evidence(STREAM, DELIVERY, changed).begun()).isFalse();
    assertThat(ahead(DELIVERY, changed)).isEqualTo(Following.notYet(false, true, false));
  }

  @ParameterizedTest
  @EnumSource(names = {"UPDATE", "DELETE"})
  void aMappingOfAFormerStreamThatPassedOverChangesIsToldApart(Operation operation) {
    ChangeResult changed =
        ChangeResult.of(
            change(Kind.EVENT_SOURCE_MAPPING, "Orders (1)", operation, differing("filtered")),
            Outcome.APPLIED);

    assertThat(evidence(STREAM, DELIVERY, MAPPING, changed).formerFiltered()).isTrue();
    assertThat(evidence(STREAM, DELIVERY, MAPPING, changed).filtered()).isFalse();
    assertThat(ahead(DELIVERY, changed)).isEqualTo(Following.notYet(false, false, true));
  }

  private static Following ahead(ChangeResult... changes) {
    return Evidence.ahead(
        new BackupPlan(Stream.of(changes).map(ChangeResult::change).toList()), TABLE);
  }

  @Test
  void readingBeginsWithTheOnlyDeliveryStreamAndNotWithOneMore() {
    ChangeResult made = made("Orders");
    ChangeResult another = made(SECOND);

    assertThat(evidence(STREAM, made, MAPPING).begun()).isTrue();
    assertThat(evidence(STREAM, made, another, MAPPING).begun()).isTrue();
    assertThat(evidence(STREAM, DELIVERY, another, MAPPING).begun()).isFalse();
    assertThat(ahead(made).begun()).isTrue();
    assertThat(ahead(DELIVERY, another).endsGap()).isFalse();
  }

  private static Following evidence(ChangeResult... changes) {
    List<ChangeResult> all = List.of(changes);
    return Evidence.of(
        new TableResult(
            TABLE,
            new Decision(true, "it is", false),
            all,
            all.stream().flatMap(change -> change.failure().stream()).findFirst()),
        Optional.empty());
  }

  private static ChangeResult unchanged(Kind kind, String name) {
    return ChangeResult.of(change(kind, name, Operation.NONE), Outcome.UNCHANGED);
  }

  private static ChangeResult made(String name) {
    return ChangeResult.of(change(Kind.DELIVERY_STREAM, name, Operation.CREATE), Outcome.APPLIED);
  }

  private static ChangeResult failed(Kind kind, Operation operation, Difference... differences) {
    return failed(change(kind, "Orders", operation, differences));
  }

  private static ChangeResult failed(PlannedChange change) {
    return ChangeResult.failed(change, BackupException.user("It", "fails", "Wait."));
  }

  private static PlannedChange toCall(String actual, String wanted) {
    String function = "arn:aws:lambda:eu-west-1:123456789012:function:";
    return change(
        Kind.EVENT_SOURCE_MAPPING,
        "Orders",
        Operation.UPDATE,
        new Difference("function", function + actual, function + wanted));
  }

  private static PlannedChange change(
      Kind kind, String name, Operation operation, Difference... differences) {
    return new PlannedChange(new Resource(kind, name), operation, List.of(differences), "why");
  }

  private static Difference differing(String field) {
    return new Difference(field, "true", "false");
  }
}
