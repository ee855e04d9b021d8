package io.github.ddbbackup.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ddbbackup.local.http.AccessKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MainOptionsTest {
  private static final Map<String, String> KEY =
      Map.of("DDBBACKUP_LOCAL_ACCESS_KEY_ID", "me", "DDBBACKUP_LOCAL_SECRET_ACCESS_KEY", "se:cret");

  @TempDir private Path folder;
  private Path jar;

  @BeforeEach
  void makeJar() throws IOException {
    jar = Files.createFile(folder.resolve("DynamoDBLocal.jar"));
  }

  @Test
  void defaultsToThePortThatToolsExpectAndToNoFolder() {
    MainOptions options = MainOptions.of(Map.of(), "--dynamodb-classpath", jar.toString());
    assertThat(options.port()).isEqualTo(4566);
    assertThat(options.directory()).isEmpty();
    assertThat(options.readyFile()).isEmpty();
    assertThat(options.untilStdinEnds()).isFalse();
    assertThat(options.dynamoDbClassPath()).containsExactly(jar);
    assertThat(options.credentials()).isEmpty();
  }

  @Test
  void takesEveryOption() throws IOException {
    Path list = Files.writeString(folder.resolve("list"), jar.toString());
    MainOptions options =
        MainOptions.of(
            KEY,
            "--port",
            "0",
            "--directory",
            "state",
            "--dynamodb-classpath",
            "@" + list,
            "--ready-file",
            "up",
            "--until-stdin-ends",
            "--faults",
            "throttle@firehose:PutRecordBatch=0.5");
    assertThat(options.port()).isZero();
    assertThat(options.faults().rules())
        .extracting(Object::toString)
        .containsExactly("throttle@firehose:PutRecordBatch=0.5");
    assertThat(options.credentials()).contains(new AccessKey("me", "se:cret"));
    assertThat(options.directory()).contains(Path.of("state").toAbsolutePath());
    assertThat(options.readyFile()).contains(Path.of("up").toAbsolutePath());
    assertThat(options.untilStdinEnds()).isTrue();
    assertThat(options.dynamoDbClassPath()).containsExactly(jar);
  }

  @Test
  void saysWhatIsWrong() {
    String jars = jar.toString();
    refuses("--dynamodb-classpath is missing");
    refuses("unknown option --prot", "--prot", "1");
    refuses("--port needs a value", "--dynamodb-classpath", jars, "--port");
    refuses("--port is not a number from 0 to 65535: 65536", "--port", "65536");
    refuses("--faults: not a fault: oops", "--faults", "oops");
    refuses("--port is not a number from 0 to 65535: http", "--port", "http");
  }

  @Test
  void refusesAnIdWithoutASecretAndTakesNoSecretAsAnArgument() {
    String[] arguments = {"--dynamodb-classpath", jar.toString()};
    KEY.keySet()
        .forEach(
            alone ->
                assertThatThrownBy(() -> MainOptions.of(Map.of(alone, "x"), arguments))
                    .isInstanceOf(AccountException.class)
                    .hasMessageStartingWith("only one of DDBBACKUP_LOCAL_ACCESS_KEY_ID and"));
    refuses("unknown option --credentials", "--credentials", "me:secret");
  }

  private static void refuses(String message, String... arguments) {
    assertThatThrownBy(() -> MainOptions.of(Map.of(), arguments))
        .isInstanceOf(AccountException.class)
        .hasMessageStartingWith(message);
  }
}
