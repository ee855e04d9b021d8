package io.github.ddbbackup.filter;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ddbbackup.naming.TableName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TableFiltersTest {

  private final List<String> asked = new ArrayList<>();

  private TableFilter answering(String name, boolean answer) {
    return new TableFilter() {
      @Override
      public boolean shouldBackUp(TableCandidate table) {
        asked.add(name);
        return answer;
      }

      @Override
      public String name() {
        return name;
      }
    };
  }

  private static Decision decide(Optional<String> regex, TableFilter... filters) {
    return TableFilters.of(regex, List.of(filters)).decide(Tables.named("Orders"));
  }

  @Test
  void allMustSayYes() {
    assertThat(decide(Optional.of("Ord"), answering("A", true), answering("B", true)))
        .isEqualTo(
            new Decision(
                true, "its name matches tableNameMatchRegex 'Ord', A says yes, B says yes", false));
    assertThat(asked).containsExactly("A", "B");
  }

  @Test
  void aSingleNoIsEnough() {
    assertThat(decide(Optional.of("Ord"), answering("A", false), answering("B", true)))
        .isEqualTo(new Decision(false, "A says no", false));
    assertThat(asked).as("nobody is asked after a no").containsExactly("A");
  }

  @Test
  void theExpressionIsAskedFirst() {
    assertThat(decide(Optional.of("Items"), answering("A", true)))
        .isEqualTo(
            new Decision(false, "its name does not match tableNameMatchRegex 'Items'", false));
    assertThat(asked).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      classes = {
        IllegalStateException.class,
        AssertionError.class,
        NoClassDefFoundError.class,
        StackOverflowError.class,
        ExceptionInInitializerError.class
      })
  void aFilterThatThrowsLeavesNoTableWithoutBackup(Class<? extends Throwable> kind) {
    Decision decision =
        decide(
            Optional.of("Ord"),
            table -> {
              throw sneaky(kind);
            },
            answering("B", true));

    assertThat(decision.backedUp()).isTrue();
    assertThat(decision.failedOpen()).isTrue();
    assertThat(decision.reason())
        .contains("the filter " + getClass().getName())
        .contains("failed: " + kind.getName())
        .endsWith("; the table is backed up to be on the safe side");
    assertThat(asked).containsExactly("B");
  }

  @Test
  void aFilterWhoseNameThrowsLeavesNoTableWithoutBackup() {
    TableFilter nameless =
        new TableFilter() {
          @Override
          public boolean shouldBackUp(TableCandidate table) {
            return false;
          }

          @Override
          public String name() {
            throw new UnsupportedOperationException("no name");
          }
        };

    assertThat(decide(Optional.empty(), nameless).failedOpen()).isTrue();
  }

  @Test
  void anExceptionThatCannotBeShownIsNoObstacle() {
    Decision decision =
        decide(
            Optional.empty(),
            table -> {
              throw new UnshowableException();
            });

    assertThat(decision.failedOpen()).isTrue();
    assertThat(decision.reason()).contains(UnshowableException.class.getName());
  }

  @Test
  void aPlainNoStandsBesideAFailure() {
    Decision decision =
        decide(
            Optional.of("("),
            table -> {
              throw new IllegalStateException("down");
            },
            answering("B", false));

    assertThat(decision.backedUp()).isFalse();
    assertThat(decision.failedOpen()).isFalse();
    assertThat(decision.flawed()).as("a person should look at it").isTrue();
    assertThat(decision.reason())
        .startsWith("B says no; besides, tableNameMatchRegex '(' is invalid")
        .contains("down");
  }

  @Test
  void allFailuresAreTold() {
    Decision decision =
        decide(
            Optional.of("("),
            table -> {
              throw new IllegalStateException("one");
            },
            table -> {
              throw new IllegalStateException("two");
            });

    assertThat(decision.reason()).contains("'('").contains("one").contains("two");
  }

  @Test
  void theDescriptionIsFetchedOnceAndOnlyWhenAskedFor() {
    AtomicInteger fetched = new AtomicInteger();
    TableCandidate table =
        TableCandidate.of(
            TableName.of("Orders"),
            () -> {
              fetched.incrementAndGet();
              return Tables.description(Map.of("backup", "on"));
            });
    TableFilter byTag = candidate -> "on".equals(candidate.description().tags().get("backup"));

    assertThat(TableFilters.of(Optional.of("Items"), List.of(byTag)).decide(table).backedUp())
        .isFalse();
    assertThat(fetched).hasValue(0);
    assertThat(TableFilters.of(Optional.empty(), List.of(byTag, byTag)).decide(table).backedUp())
        .isTrue();
    assertThat(fetched).hasValue(1);
  }

  @Test
  void aDescriptionThatCannotBeFetchedFailsOpen() {
    TableFilter byCapacity = table -> table.description().writeCapacityUnits() > 1;
    TableCandidate table =
        TableCandidate.of(
            TableName.of("Orders"),
            () -> {
              throw new IllegalStateException("DescribeTable was denied");
            });

    Decision decision = TableFilters.of(Optional.empty(), List.of(byCapacity)).decide(table);

    assertThat(decision.failedOpen()).isTrue();
    assertThat(decision.reason()).contains("DescribeTable was denied");
  }

  @Test
  void aDescriptionIsCopied() {
    Map<String, String> tags = new HashMap<>(Map.of("a", "b"));
    TableDescription description = Tables.description(tags);
    tags.put("c", "d");

    assertThat(description.tags()).containsExactly(Map.entry("a", "b"));
  }

  private static final class UnshowableException extends RuntimeException {
    @Override
    public String getMessage() {
      throw new IllegalStateException("no message");
    }
  }

  private static RuntimeException sneaky(Class<? extends Throwable> kind) {
    try {
      return TableFiltersTest.<RuntimeException>thrown(kind.getDeclaredConstructor().newInstance());
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("the test itself is wrong", e);
    }
  }

  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // throws checked ones unchecked
  private static <T extends Throwable> T thrown(Throwable e) throws T {
    throw (T) e;
  }
}
