package io.github.ddbbackup.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ddbbackup.local.junit.LocalAccountExtension;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MainTest {
  @TempDir private Path folder;

  private Process start(String... arguments) throws IOException {
    return start(Map.of(), arguments);
  }

  private Process start(Map<String, String> environment, String... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).redirectError(errors().toFile());
    builder.environment().putAll(environment);
    return builder.start();
  }

  /** Apart from the output, since the JVM writes there what it has to say about itself. */
  private Path errors() {
    return folder.resolve("errors.txt");
  }

  @Test
  void saysWhereItAnswersAndEndsWithItsInput() throws Exception {
    Path ready = folder.resolve("new").resolve("ready");
    Process process =
        start(
            "--port",
            "0",
            "--dynamodb-classpath",
            "@" + System.getProperty(LocalAccountExtension.CLASS_PATH_FILE),
            "--ready-file",
            ready.toString(),
            "--until-stdin-ends",
            "--faults",
            "seed=7,refusal@s3:PutObject*2");
    try (BufferedReader output = process.inputReader()) {
      assertThat(output.readLine()).contains("Amazon DynamoDB Local License Agreement");
      String endpoint = output.readLine().replace("Ready: ", "");
      assertThat(output.readLine()).startsWith("Account 123456789012.");
      assertThat(output.readLine()).isEqualTo("export AWS_ENDPOINT_URL=" + endpoint);
      assertThat(output.readLine())
          .isEqualTo(
              "export AWS_REGION=us-east-1 AWS_ACCESS_KEY_ID=local AWS_SECRET_ACCESS_KEY=local");
      assertThat(output.readLine()).isEqualTo("Fault: refusal@s3:PutObject*2");
      assertThat(ready).hasContent("endpoint=" + endpoint);
      HttpURLConnection connection =
          (HttpURLConnection) URI.create(endpoint).toURL().openConnection();
      assertThat(connection.getResponseCode()).isPositive();
      process.getOutputStream().close();
      assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
      assertThat(process.exitValue()).isZero();
      assertThat(ready).doesNotExist();
    } finally {
      process.destroyForcibly();
    }
  }

  @Test
  void saysInOneLineWhyItCannotStart() throws Exception {
    Process process = start("--port", "70000");

    assertThat(process.waitFor()).isEqualTo(2);
    assertThat(Files.readAllLines(errors()))
        .filteredOn(line -> !line.startsWith("Picked up JAVA_TOOL_OPTIONS"))
        .containsExactly("--port is not a number from 0 to 65535: 70000");
    assertThat(process.inputReader().lines()).isEmpty();
  }

  @Test
  void takesItsAccessKeyFromTheEnvironment() throws Exception {
    Process process =
        start(
            Map.of("DDBBACKUP_LOCAL_ACCESS_KEY_ID", "me"),
            "--dynamodb-classpath",
            "@" + System.getProperty(LocalAccountExtension.CLASS_PATH_FILE));

    assertThat(process.waitFor()).isEqualTo(2);
    assertThat(errors()).content().contains("only one of DDBBACKUP_LOCAL_ACCESS_KEY_ID and");
  }
}
