package io.github.ddbbackup.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.ddbbackup.event.BackupException.Category;
import org.junit.jupiter.api.Test;

class ProblemsTest {

  private final BackupException first = BackupException.user("First", "1", "Mend it.");
  private final BackupException second = BackupException.service("Second", "2", "Wait.");

  @Test
  void throwsNothingWhenThereIsNothing() {
    Problems problems = new Problems();

    assertThat(problems.isEmpty()).isTrue();
    assertThatCode(() -> problems.throwIfAny("x")).doesNotThrowAnyException();
  }

  @Test
  void reportsAllTogetherAndTakesTheGravestCategory() {
    Problems problems = new Problems().add(first).add(second);

    ProblemsException e =
        catchThrowableOfType(
            ProblemsException.class, () -> problems.throwIfAny("config.hjson can't be used"));

    assertThat(e)
        .hasMessage(
            """
            config.hjson can't be used (2 problems):
              1. First: 1. Mend it.
              2. Second: 2. Wait.\
            """)
        .hasCause(first);
    assertThat(e.getSuppressed()).containsExactly(second);
    assertThat(e.problems()).containsExactly(first, second);
    assertThat(e.category()).isEqualTo(Category.SERVICE);
    assertThat(e.what()).isEqualTo("config.hjson can't be used");
  }

  @Test
  void countsWhatNobodyCouldReadAnyMore() {
    Problems problems = new Problems();
    for (int i = 0; i < 10_003; i++) {
      problems.add(second);
    }

    assertThatThrownBy(() -> problems.throwIfAny("It failed"))
        .hasMessageStartingWith("It failed (10003 problems):\n  1. Second")
        .hasMessageEndingWith("\n  and 3 more");
    assertThat(problems.all()).hasSize(10_000);
  }

  @Test
  void aSingleProblemIsListedToo() {
    Problems problems = new Problems().add(first);

    assertThatThrownBy(() -> problems.throwIfAny("It failed"))
        .hasMessage("It failed (1 problem):\n  1. First: 1. Mend it.");
  }

  @Test
  void collectsFailuresButNotDefects() {
    Problems problems = new Problems();

    assertThat(problems.collect(() -> "value")).contains("value");
    assertThat(
            problems.collect(
                () -> {
                  throw first;
                }))
        .isEmpty();
    assertThat(problems.all()).containsExactly(first);
    assertThatThrownBy(
            () ->
                problems.collect(
                    () -> {
                      throw new IllegalStateException("a bug");
                    }))
        .isInstanceOf(IllegalStateException.class);
  }
}
