package io.github.ddbbackup.maven.it;

import io.github.ddbbackup.filter.TableFilter;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A Maven repository that holds one artifact, {@code it:named-filter:1}, with a table filter. */
public final class FilterRepository {

  private static final String POM =
      """
      <project>
        <modelVersion>4.0.0</modelVersion>
        <groupId>it</groupId>
        <artifactId>named-filter</artifactId>
        <version>1</version>
        <dependencies>
          <dependency>
            <groupId>javax.inject</groupId>
            <artifactId>javax.inject</artifactId>
            <version>1</version>
          </dependency>
        </dependencies>
      </project>
      """;

  private FilterRepository() {}

  /** Writes the repository into a folder. */
  public static void write(Path repository) throws IOException {
    Path folder = Files.createDirectories(repository.resolve("it/named-filter/1"));
    Files.writeString(folder.resolve("named-filter-1.pom"), POM);
    String classFile = NamedTables.class.getName().replace('.', '/') + ".class";
    try (ZipOutputStream jar =
            new ZipOutputStream(Files.newOutputStream(folder.resolve("named-filter-1.jar")));
        InputStream in = NamedTables.class.getClassLoader().getResourceAsStream(classFile)) {
      jar.putNextEntry(new ZipEntry("META-INF/services/" + TableFilter.class.getName()));
      jar.write(NamedTables.class.getName().getBytes(StandardCharsets.UTF_8));
      jar.putNextEntry(new ZipEntry(classFile));
      jar.write(in.readAllBytes());
    }
  }
}
