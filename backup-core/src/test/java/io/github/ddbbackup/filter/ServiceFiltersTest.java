package io.github.ddbbackup.filter;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Enumeration;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServiceFiltersTest {

  @TempDir Path folder;

  /** Says yes. */
  public static final class Willing implements TableFilter {
    @Override
    public boolean shouldBackUp(TableCandidate table) {
      return true;
    }
  }

  /** Leaves out tables whose name starts with "tmp". */
  public static final class NoTemporary implements TableFilter {
    @Override
    public boolean shouldBackUp(TableCandidate table) {
      return !table.name().value().startsWith("tmp");
    }

    @Override
    public String name() {
      return "no-temporary";
    }
  }

  /** Can't be constructed. */
  public static final class Broken implements TableFilter {
    public Broken() {
      throw new IllegalStateException("no database");
    }

    @Override
    public boolean shouldBackUp(TableCandidate table) {
      return false;
    }
  }

  /** Can't be initialized. */
  public static final class Uninitialized implements TableFilter {
    private static final int NUMBER = Integer.parseInt("x");

    @Override
    public boolean shouldBackUp(TableCandidate table) {
      return NUMBER > 0;
    }
  }

  private Decision decide(String table, String... lines) throws IOException {
    Path services = Files.createDirectories(folder.resolve("META-INF/services"));
    Files.writeString(
        services.resolve(TableFilter.class.getName()),
        Arrays.stream(lines).collect(Collectors.joining("\n")));
    try (URLClassLoader loader =
        new URLClassLoader(new URL[] {folder.toUri().toURL()}, getClass().getClassLoader())) {
      return TableFilters.load(Optional.empty(), loader).decide(Tables.named(table));
    }
  }

  @Test
  void findsFilters() throws IOException {
    String[] lines = {Willing.class.getName(), "# a comment", NoTemporary.class.getName()};

    assertThat(decide("Orders", lines))
        .isEqualTo(
            new Decision(
                true, Willing.class.getName() + " says yes, no-temporary says yes", false));
    assertThat(decide("tmp-1", lines))
        .isEqualTo(new Decision(false, "no-temporary says no", false));
  }

  @Test
  void aFilterThatCannotBeLoadedFailsOpen() throws IOException {
    assertThat(decide("Orders", Broken.class.getName()))
        .satisfies(decision -> assertThat(decision.failedOpen()).isTrue())
        .extracting(Decision::reason)
        .asString()
        .startsWith("a filter can't be loaded: ")
        .contains("Broken")
        .contains("no database");
    assertThat(decide("Orders", Uninitialized.class.getName()).failedOpen()).isTrue();
    assertThat(decide("Orders", "no.such.Filter").reason()).contains("no.such.Filter");
    assertThat(decide("Orders", Tables.class.getName()).failedOpen()).isTrue();
    assertThat(decide("Orders", "not a class name").failedOpen()).isTrue();
  }

  @Test
  void theOthersAreStillAsked() throws IOException {
    String[] lines = {"no.such.Filter", Broken.class.getName(), NoTemporary.class.getName()};

    assertThat(decide("tmp-1", lines).backedUp()).isFalse();
    assertThat(decide("Orders", lines).failedOpen()).isTrue();
  }

  @Test
  void aSearchThatNeverEndsIsEnded() {
    ClassLoader unreadable =
        new ClassLoader(getClass().getClassLoader()) {
          @Override
          public Enumeration<URL> getResources(String name) throws IOException {
            throw new IOException("unreadable");
          }
        };

    Decision decision =
        TableFilters.load(Optional.empty(), unreadable).decide(Tables.named("Orders"));

    assertThat(decision.failedOpen()).isTrue();
    assertThat(decision.reason()).contains("unreadable");
  }

  @Test
  void withoutFiltersAllTablesAreBackedUp() {
    assertThat(
            TableFilters.load(Optional.empty(), getClass().getClassLoader())
                .decide(Tables.named("Orders")))
        .isEqualTo(new Decision(true, "no filter is configured", false));
  }
}
