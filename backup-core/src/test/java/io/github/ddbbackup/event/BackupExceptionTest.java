package io.github.ddbbackup.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ddbbackup.event.BackupException.Category;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class BackupExceptionTest {

  @Test
  void messageSaysWhatValueAndNextStep() {
    BackupException e = BackupException.user("Unknown color", "'rde'", "Use red.");

    assertThat(e).hasMessage("Unknown color: 'rde'. Use red.");
    assertThat(e.what()).isEqualTo("Unknown color");
    assertThat(e.value()).isEqualTo("'rde'");
    assertThat(e.nextStep()).isEqualTo("Use red.");
    assertThat(e.category()).isEqualTo(Category.USER);
  }

  @Test
  void messageLeavesOutWhatIsEmpty() {
    assertThat(BackupException.user("No color", "", "Give one.")).hasMessage("No color. Give one.");
    assertThat(BackupException.user("No color", "", "")).hasMessage("No color");
  }

  @Test
  void messageIsOneLineAndBoundedWhileTheValueIsKept() {
    String value = "x\n" + "y".repeat(1_000);
    BackupException e = BackupException.user("Too long", value, "Cut\rit.");

    assertThat(e.getMessage())
        .startsWith("Too long: x\\nyyy")
        .endsWith("... (1002 characters). Cut\\rit.");
    assertThat(e.value()).isEqualTo(value);
  }

  @Test
  void keepsTheCause() {
    IOException cause = new IOException("disk full");

    assertThat(BackupException.service("Can't write", "f", "Make room.", cause)).hasCause(cause);
    assertThat(BackupException.user("Can't write", "f", "Make room.", cause)).hasCause(cause);
    assertThat(BackupException.internal("Can't write", "f", cause)).hasCause(cause);
  }

  @Test
  void categoriesFollowTheFactory() {
    assertThat(BackupException.service("a", "", "").category()).isEqualTo(Category.SERVICE);
    assertThat(BackupException.internal("a", "", new Error()).category())
        .isEqualTo(Category.INTERNAL);
  }
}
