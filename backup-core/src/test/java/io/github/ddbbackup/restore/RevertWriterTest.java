package io.github.ddbbackup.restore;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ddbbackup.record.CanonicalKey;
import io.github.ddbbackup.record.Item;
import io.github.ddbbackup.record.ItemKey;
import io.github.ddbbackup.record.Json;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RevertWriterTest {

  private static final ItemKey KEY = ItemKey.of(Json.of("{\"id\":{\"S\":\"a\"}}"));
  private static final CanonicalKey CANONICAL = CanonicalKey.of(KEY);
  private static final Json OLD = item("'v':{'N':'1'}");
  private static final Json NEW = item("'v':{'N':'2'}");

  private final FakeItems table = new FakeItems("id");

  @Test
  void putsBackWhatWasDeletedOrChangedAndDeletesWhatWasAdded() {
    assertThat(apply(new RevertChange(KEY, Optional.empty(), Optional.of(OLD))).written())
        .isEqualTo(1);
    assertItem(OLD);
    assertThat(apply(new RevertChange(KEY, Optional.of(OLD), Optional.of(NEW))).written())
        .isEqualTo(1);
    assertItem(NEW);
    assertThat(apply(new RevertChange(KEY, Optional.of(NEW), Optional.empty())).written())
        .isEqualTo(1);
    assertThat(table.all()).isEmpty();
  }

  @Test
  void countsWhatIsAsItShouldBeByNow() {
    table.set(OLD);

    assertThat(apply(new RevertChange(KEY, Optional.of(NEW), Optional.of(OLD))))
        .isEqualTo(new WriteCount(0, 1, 0, List.of()));
  }

  @Test
  void refusesWhatWasChangedSinceThePlan() {
    Json other = item("'v':{'N':'2'},'more':{'BOOL':true}");
    table.set(other);

    WriteCount count = apply(new RevertChange(KEY, Optional.of(NEW), Optional.of(OLD)));

    assertThat(count.firstRefused())
        .containsExactly(new RefusedItem("id=S:a", "it was changed after the plan was made"));
    assertItem(other);
  }

  @Test
  void refusesWhatIsChangedAtTheSameMoment() {
    table.set(NEW);
    Json other = item("'v':{'N':'3'}");
    table.beforeEachWrite(key -> table.set(other));

    WriteCount count = apply(new RevertChange(KEY, Optional.of(NEW), Optional.of(OLD)));

    assertThat(count.refused()).isEqualTo(1);
    assertItem(other);
  }

  @Test
  void takesTheResultOfAnAttemptWithoutAnAnswerForItsOwn() {
    table.set(NEW);
    table.beforeEachWrite(key -> table.set(OLD));

    assertThat(apply(new RevertChange(KEY, Optional.of(NEW), Optional.of(OLD))).written())
        .isEqualTo(1);
  }

  @Test
  void putsBackAnItemThatGotAnAttributeOfWhichNoConditionKnew() {
    Json grown = item("'v':{'N':'2'},'more':{'S':'x'}");
    for (Optional<Json> wanted : List.of(Optional.of(OLD), Optional.<Json>empty())) {
      table.set(NEW);
      boolean[] first = {true};
      table.beforeEachWrite(
          key -> {
            if (first[0]) {
              table.set(grown);
              first[0] = false;
            }
          });

      WriteCount count = apply(new RevertChange(KEY, Optional.of(NEW), wanted));

      assertThat(count.firstRefused()).singleElement().asString().contains("it was put back");
      assertItem(grown);
    }
  }

  @Test
  void tellsTheItemThatCantBePutBack() {
    table.set(NEW);
    Json grown = item("'v':{'N':'2'},'more':{'S':'x'}");
    Json last = item("'v':{'N':'9'}");
    int[] writes = {0};
    table.beforeEachWrite(key -> table.set(writes[0]++ == 0 ? grown : last));

    WriteCount count = apply(new RevertChange(KEY, Optional.of(NEW), Optional.of(OLD)));

    assertThat(count.firstRefused())
        .singleElement()
        .satisfies(refused -> assertThat(refused.why()).contains(grown.toString()));
    assertItem(last);
  }

  @Test
  void tellsWhatDynamoDbRefuses() {
    table.set(NEW);
    table.refusing(item -> true);

    assertThat(apply(new RevertChange(KEY, Optional.of(NEW), Optional.of(OLD))).firstRefused())
        .containsExactly(new RefusedItem("id=S:a", "an index wants another type"));
  }

  private WriteCount apply(RevertChange change) {
    WriteTally tally = new WriteTally(items -> {});
    try (RevertWriter writer = new RevertWriter(table, 2, new Waiting().persistence(), tally)) {
      writer.write(change);
      writer.finish();
    }
    return tally.count();
  }

  private void assertItem(Json item) {
    assertThat(table.all()).containsOnlyKeys(CANONICAL).containsValue(Item.of(item));
  }

  private static Json item(String attributes) {
    return Json.of(("{'id':{'S':'a'}," + attributes + "}").replace('\'', '"'));
  }
}
