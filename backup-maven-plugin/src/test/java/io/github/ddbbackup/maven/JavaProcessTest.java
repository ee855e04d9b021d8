package io.github.ddbbackup.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class JavaProcessTest {

  /** Runs in a process of its own. */
  static final class Echo {
    public static void main(String[] arguments) throws InterruptedException {
      System.out.println("said " + String.join("|", arguments));
      System.err.println("complained");
      System.out.println("knows " + System.getenv("ECHO"));
      if (arguments.length == 0) {
        new CountDownLatch(1).await();
      }
      System.exit(arguments.length);
    }
  }

  private static JavaProcess start(String... arguments) {
    return JavaProcess.start(
        List.of(Path.of("target", "test-classes")),
        Echo.class.getName(),
        List.of(arguments),
        Map.of("ECHO", "a secret"));
  }

  @Test
  void passesOnTheEnvironmentWhatIsPrintedAndTheExitStatus() throws InterruptedException {
    List<String> output = new ArrayList<>();
    try (JavaProcess process = start("a b", "c")) {
      assertThat(process.follow(output::add)).isEqualTo(2);
    }
    assertThat(output).containsExactlyInAnyOrder("said a b|c", "complained", "knows a secret");
  }

  @Test
  void closingEndsTheProcess() throws InterruptedException {
    List<String> output = new ArrayList<>();
    JavaProcess process = start();
    process.close();
    assertThat(process.follow(output::add)).isNotZero();
  }
}
