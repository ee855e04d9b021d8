package io.github.ddbbackup.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class ArgumentFileTest {

  @Test
  void quotesWhatJavaWouldMisread() {
    List<Path> classPath = List.of(Path.of("C:\\my jars\\a.jar"), Path.of("say \"b\".jar"));
    assertThat(ArgumentFile.ofJava(classPath))
        .hasContent("-cp \"C:\\\\my jars\\\\a.jar" + File.pathSeparator + "say \\\"b\\\".jar\"");
  }

  @Test
  void leavesAClassPathAsItIs() {
    List<Path> classPath = List.of(Path.of("my jars/a.jar"), Path.of("b.jar"));
    assertThat(ArgumentFile.ofClassPath(classPath))
        .hasContent("my jars/a.jar" + File.pathSeparator + "b.jar");
  }
}
