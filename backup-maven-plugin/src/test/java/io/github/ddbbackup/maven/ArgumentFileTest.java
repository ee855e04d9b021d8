package io.github.ddbbackup.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class ArgumentFileTest {

  @Test
  void quotesBlanksBackslashesAndQuotes() throws IOException {
    Path file = ArgumentFile.write(List.of("-cp", "C:\\my jars\\a.jar", "say \"hi\""));
    assertThat(Files.readAllLines(file))
        .containsExactly("\"-cp\"", "\"C:\\\\my jars\\\\a.jar\"", "\"say \\\"hi\\\"\"");
  }

  @Test
  void joinsAClassPath() {
    assertThat(ArgumentFile.classPath(List.of(Path.of("a.jar"), Path.of("b.jar"))))
        .containsExactly("-cp", "a.jar" + File.pathSeparator + "b.jar");
  }
}
