package io.github.ddbbackup.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ddbbackup.bundle.BaseArchive;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FunctionArchiveIT {

  private static final long MAX_SIZE = 15_000_000;

  @Test
  void isSmallAndHoldsSortedLibrariesAndNothingElse() throws IOException {
    List<String> names = names();

    assertThat(Files.size(UnpackedFunction.archive())).isLessThan(MAX_SIZE);
    assertThat(names).isSorted().allMatch(name -> name.matches("lib/[^/]+\\.jar"));
    assertThat(names)
        .anyMatch(name -> name.startsWith("lib/backup-core-"))
        .anyMatch(name -> name.startsWith("lib/backup-lambda-"))
        .noneMatch(
            name ->
                name.matches(
                    "lib/(netty|apache-client|iam|sts|sso|ssooidc|signin|servicequotas|eventbridge)-.*"));
  }

  @Test
  void hasTheSameBytesWhenBuiltAgain(@TempDir Path folder) throws IOException {
    Path own = UnpackedFunction.archive().resolveSibling(ownJar());
    Path libraries = Path.of(System.getProperty("ddbbackup.function.libraries"));
    Path again = folder.resolve("again.zip");

    BaseArchive.write(again, List.of(own, libraries));

    assertThat(Files.mismatch(again, UnpackedFunction.archive())).isEqualTo(-1);
  }

  private static String ownJar() {
    return UnpackedFunction.archive().getFileName().toString().replace("-function.zip", ".jar");
  }

  private static List<String> names() throws IOException {
    List<String> names = new ArrayList<>();
    try (ZipInputStream in = new ZipInputStream(Files.newInputStream(UnpackedFunction.archive()))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        names.add(entry.getName());
      }
    }
    return names;
  }
}
