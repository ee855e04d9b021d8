package io.github.ddbbackup.naming;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ddbbackup.event.BackupException;
import java.util.HashSet;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Chars;
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
}
