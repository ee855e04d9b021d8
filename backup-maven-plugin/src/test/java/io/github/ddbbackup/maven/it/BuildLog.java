package io.github.ddbbackup.maven.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The log of an invoker project, which may have run Maven several times. */
public final class BuildLog {

  private static final Pattern START = Pattern.compile("(?m)^(?=\\[INFO\\] Scanning for projects)");

  private final List<String> runs;

  public BuildLog(File projectFolder) throws IOException {
    String text = Files.readString(projectFolder.toPath().resolve("build.log"));
    this.runs = START.splitAsStream(text).filter(run -> run.startsWith("[INFO] Scanning")).toList();
  }

  /** Fails unless all texts are in the log of a run, counted from 1. */
  public BuildLog expect(int run, String... texts) {
    assertThat(squeezed(run)).contains(texts);
    return this;
  }

  /** Fails if one of the texts is in the log of a run, counted from 1. */
  public BuildLog reject(int run, String... texts) {
    assertThat(squeezed(run)).doesNotContain(texts);
    return this;
  }

  /** Alignment is for the eye: runs of blanks become one. */
  private String squeezed(int run) {
    assertThat(runs).as("runs of Maven").hasSizeGreaterThanOrEqualTo(run);
    return runs.get(run - 1)
        .lines()
        .map(line -> line.replaceAll(" +", " "))
        .collect(Collectors.joining("\n"));
  }
}
