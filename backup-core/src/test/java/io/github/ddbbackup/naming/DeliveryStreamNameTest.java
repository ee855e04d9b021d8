package io.github.ddbbackup.naming;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ddbbackup.event.BackupException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeliveryStreamNameTest {

  private static String forTable(String table) {
    return DeliveryStreamName.forTable(TableName.of(table)).value();
  }

  @ParameterizedTest
  @ValueSource(ints = {3, 63, 64})
  void bearsTheNameOfATableOfUpTo64Characters(int length) {
    assertThat(forTable("t".repeat(length))).isEqualTo("t".repeat(length));
  }

  @ParameterizedTest
  @ValueSource(ints = {65, 66, 254, 255})
  void shortensALongerName(int length) {
    String table = "a-readable.Table_Name-".repeat(12).substring(0, length);

    assertThat(forTable(table))
        .hasSize(64)
        .startsWith(table.substring(0, 51) + "-")
        .matches("[a-zA-Z0-9_.-]+-[a-z2-7]{12}");
  }

  @Test
  void theShortenedNameIsFixedForever() {
    assertThat(forTable("t".repeat(65))).isEqualTo("t".repeat(51) + "-5d62b3xvshi2");
  }

  @Test
  void longNamesThatStartAlikeDoNotShareAStream() {
    String head = "x".repeat(64);

    assertThat(forTable(head + "1")).isNotEqualTo(forTable(head + "2"));
    assertThat(forTable(head + "1")).isNotEqualTo(forTable(head));
  }

  @Test
  void manyLongNamesWithOneHeadAllDiffer() {
    Set<String> names = new HashSet<>();
    for (int i = 0; i < 20_000; i++) {
      names.add(forTable("orders".repeat(12) + i));
    }
    assertThat(names).hasSize(20_000);
  }

  @Property
  void twoTablesNeverShareAStream(
      @ForAll @StringLength(min = 60, max = 70) @Chars({'a', '-'}) String one,
      @ForAll @StringLength(min = 60, max = 70) @Chars({'a', '-'}) String other) {
    assertThat(forTable(one).equals(forTable(other))).isEqualTo(one.equals(other));
  }

  @Property
  void isAlwaysAValidStreamName(
      @ForAll @StringLength(min = 3, max = 255) @Chars({'a', 'Z', '0', '_', '-', '.'})
          String table) {
    assertThat(forTable(table)).matches("[a-zA-Z0-9_.-]{1,64}").isEqualTo(forTable(table));
  }

  @Test
  void checksNamesFromElsewhere() {
    assertThat(DeliveryStreamName.of("a")).hasToString("a");
    assertThatThrownBy(() -> DeliveryStreamName.of("a".repeat(65)))
        .isInstanceOf(BackupException.class)
        .hasMessageContaining("1 to 64 characters");
    assertThatThrownBy(() -> DeliveryStreamName.of("")).isInstanceOf(BackupException.class);
    assertThatThrownBy(() -> DeliveryStreamName.of("a b")).isInstanceOf(BackupException.class);
  }

  @Test
  void theNamesOfFurtherStreamsAreFixedForever() {
    TableName orders = TableName.of("Orders");

    assertThat(DeliveryStreamName.firstOf(orders, 3))
        .extracting(DeliveryStreamName::value)
        .containsExactly("Orders", "Orders-2-cenbbfjo6cw5", "Orders-3-y44tsov4o4bg");
    assertThat(DeliveryStreamName.forTable(TableName.of("t".repeat(255)), 16).value())
        .isEqualTo("t".repeat(48) + "-16-zs7ct5hr5stj");
  }

  @Test
  void noTwoStreamsOfAnyTablesShareAName() {
    Set<String> names = new HashSet<>();
    int tables = 0;
    for (String head : List.of("Orders", "Orders-2", "Orders-2-", "t".repeat(51), "t".repeat(64))) {
      for (int i = 0; i < 100; i++) {
        TableName table = TableName.of(head + i);
        tables++;
        DeliveryStreamName.allOf(table).forEach(name -> names.add(name.value()));
      }
    }
    assertThat(names).hasSize(tables * DeliveryStreamName.MOST_PER_TABLE);
  }

  @Property(tries = 200)
  void everyStreamOfATableIsKnownByItsName(
      @ForAll @StringLength(min = 3, max = 255) @Chars({'a', 'Z', '0', '_', '-', '.'}) String name,
      @ForAll @IntRange(min = 1, max = 16) int number) {
    TableName table = TableName.of(name);
    DeliveryStreamName stream = DeliveryStreamName.forTable(table, number);

    assertThat(stream.value()).matches("[a-zA-Z0-9_.-]{1,64}");
    assertThat(DeliveryStreamName.numberOf(table, stream.value())).isEqualTo(number);
    assertThat(DeliveryStreamName.numberOf(TableName.of("b" + name.substring(1)), stream.value()))
        .isZero();
    assertThat(DeliveryStreamName.forTable(table, 1)).isEqualTo(DeliveryStreamName.forTable(table));
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 0, 17})
  void thereIsNoStreamOfAnotherNumber(int number) {
    assertThatThrownBy(() -> DeliveryStreamName.forTable(TableName.of("Orders"), number))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
