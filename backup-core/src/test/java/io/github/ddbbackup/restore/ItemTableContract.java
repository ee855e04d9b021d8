package io.github.ddbbackup.restore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ddbbackup.aws.ItemCodec;
import io.github.ddbbackup.aws.RandomItems;
import io.github.ddbbackup.record.Item;
import io.github.ddbbackup.record.ItemKey;
import io.github.ddbbackup.record.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What every table of items does. Its key is {@code id}, a text. */
abstract class ItemTableContract {

  private static final long SEED = Long.getLong("ddbbackup.seed", 20261125);

  /** An empty table, of which an index wants {@code state} to be a text. */
  abstract ItemTable table();

  /** How many items a random test takes. */
  abstract int manyItems();

  @Test
  void putsAndGetsItemsAsTheyAre() {
    ItemTable table = table();
    RandomItems random = new RandomItems(SEED);
    List<Json> items = IntStream.range(0, 25).mapToObj(i -> item(i, random)).toList();

    assertThat(table.put(items)).isEmpty();

    for (int i = 0; i < items.size(); i++) {
      assertThat(table.get(key(i)).map(Item::of))
          .describedAs("seed %d", SEED)
          .contains(Item.of(items.get(i)));
    }
    assertThat(table.get(key(99))).isEmpty();
  }

  @Test
  void refusesAllOfARequestWithOneItemThatAnIndexDoesNotTake() {
    ItemTable table = table();

    assertThatThrownBy(
            () ->
                table.put(
                    List.of(
                        json("'id':{'S':'1'},'state':{'S':'x'}"),
                        json("'id':{'S':'2'},'state':{'N':'1'}"))))
        .isInstanceOf(RefusedItemException.class);

    assertThat(table.get(key(1))).isEmpty();
    assertThat(
            table.write(
                new RevertChange(
                    key(1),
                    Optional.empty(),
                    Optional.of(json("'id':{'S':'1'},'state':{'N':'1'}")))))
        .isInstanceOf(ConditionalWrite.Refused.class);
  }

  @Test
  void writesOnlyWhatStillIsWhatThePlanSaw() {
    ItemTable table = table();
    RandomItems random = new RandomItems(SEED);
    for (int i = 0; i < manyItems(); i++) {
      Json before = item(i, random);
      Json wanted = item(i, random);
      assertThat(table.put(List.of(before))).isEmpty();
      List<String> story = List.of("seed " + SEED, before.toString(), wanted.toString());

      // Nothing is seen where there is something, and the other way round.
      assertWrite(table, i, Optional.empty(), Optional.of(wanted), false, before, story);
      assertWrite(table, i, Optional.of(grown(before)), Optional.of(wanted), false, before, story);
      assertWrite(table, i, Optional.of(before), Optional.of(wanted), true, before, story);
      if (!isPartOf(before, wanted)) {
        assertWrite(table, i, Optional.of(before), Optional.empty(), false, wanted, story);
      }
      assertWrite(table, i, Optional.of(wanted), Optional.empty(), true, wanted, story);
      assertWrite(table, i, Optional.of(wanted), Optional.of(before), false, wanted, story);
      assertThat(table.get(key(i))).isEmpty();
    }
  }

  @Test
  void writesNothingOverAnAttributeThatItWouldAdd() {
    ItemTable table = table();
    Json seen = json("'id':{'S':'1'}");
    Json wanted = json("'id':{'S':'1'},'a':{'N':'1'}");
    Json now = json("'id':{'S':'1'},'a':{'N':'2'}");
    assertThat(table.put(List.of(now))).isEmpty();

    assertThat(table.write(new RevertChange(key(1), Optional.of(seen), Optional.of(wanted))))
        .isInstanceOf(ConditionalWrite.Changed.class);
  }

  @Test
  void tellsWhatWasOverwrittenEvenIfNoConditionKnewOfIt() {
    ItemTable table = table();
    Json now = json("'id':{'S':'1'},'a':{'N':'1'},'more':{'SS':['x','y']}");
    assertThat(table.put(List.of(now))).isEmpty();

    ConditionalWrite written =
        table.write(
            new RevertChange(
                key(1),
                Optional.of(json("'id':{'S':'1'},'a':{'N':'1'}")),
                Optional.of(json("'id':{'S':'1'},'a':{'N':'7'}"))));

    assertThat(written)
        .isInstanceOfSatisfying(
            ConditionalWrite.Done.class,
            done -> assertThat(done.before().map(Item::of)).contains(Item.of(now)));
  }

  private static void assertWrite(
      ItemTable table,
      int number,
      Optional<Json> live,
      Optional<Json> wanted,
      boolean done,
      Json before,
      List<String> story) {
    ConditionalWrite written = table.write(new RevertChange(key(number), live, wanted));
    if (done) {
      assertThat(written)
          .describedAs("%s", story)
          .isInstanceOfSatisfying(
              ConditionalWrite.Done.class,
              d -> assertThat(d.before().map(Item::of)).contains(Item.of(before)));
    } else {
      assertThat(written).describedAs("%s", story).isInstanceOf(ConditionalWrite.Changed.class);
    }
  }

  /** What a condition can't tell from the whole. */
  private static boolean isPartOf(Json part, Json whole) {
    return Item.of(whole)
        .attributes()
        .entrySet()
        .containsAll(Item.of(part).attributes().entrySet());
  }

  private static Json grown(Json item) {
    Map<String, AttributeValue> more = new LinkedHashMap<>(ItemCodec.toAttributes(item));
    more.put("one more", AttributeValue.fromN("1"));
    return ItemCodec.toJson(more);
  }

  private static Json item(int number, RandomItems random) {
    Map<String, AttributeValue> item = new LinkedHashMap<>();
    item.put("id", AttributeValue.fromS("" + number));
    random.next().forEach(item::putIfAbsent);
    return ItemCodec.toJson(item);
  }

  static ItemKey key(int number) {
    return ItemKey.of(json("'id':{'S':'" + number + "'}"));
  }

  static Json json(String attributes) {
    return Json.of(("{" + attributes + "}").replace('\'', '"'));
  }

  static List<Json> wide(int attributes) {
    List<String> names = new ArrayList<>();
    for (int i = 0; i < attributes; i++) {
      names.add("'name%d':{'N':'%d'}".formatted(i, i));
    }
    String all = String.join(",", names);
    return List.of(
        json("'id':{'S':'1'}," + all), json("'id':{'S':'1'},'last':{'BOOL':true}," + all));
  }
}
