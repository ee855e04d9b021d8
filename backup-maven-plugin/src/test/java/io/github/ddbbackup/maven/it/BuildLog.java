package io.github.ddbbackup.maven.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The log of an invoker project, which may have run Maven several times, each time with several
 * goals. Expectations are of a whole run, or of a step: one goal of one run.
 *
 * <p>A step is called as on the command line: {@code provision@again}, or {@code provision} where
 * no execution is named. In a project each step has a name of its own.
 */
public final class BuildLog {

  private static final Pattern RUN = Pattern.compile("(?m)^(?=\\[INFO\\] Scanning for projects)");

  /** Such as {@code [INFO] --- ddbbackup:1.0.0:plan (default-cli) @ standalone-pom ---}. */
  private static final Pattern STEP =
      Pattern.compile("(?m)^\\[INFO\\] --- \\S+:([^:\\s]+) \\((\\S+)\\) @ \\S+ ---$");

  private static final String NO_EXECUTION = "default-cli";

  private final List<String> runs;
  private final List<Step> steps;

  /** What a goal printed; that of the first goal of a run, and of the last, with what is around. */
  private record Step(String name, String text) {}

  public BuildLog(File projectFolder) throws IOException {
    this(Files.readString(projectFolder.toPath().resolve("build.log")));
  }

  BuildLog(String text) {
    this.runs = RUN.splitAsStream(text).filter(run -> run.startsWith("[INFO] Scanning")).toList();
    this.steps = runs.stream().flatMap(run -> steps(run).stream()).toList();
  }

  /** Fails unless all texts are in the log of a run, counted from 1. */
  public BuildLog expect(int run, String... texts) {
    assertThat(squeezed(run(run))).contains(texts);
    return this;
  }

  /** Fails if one of the texts is in the log of a run, counted from 1. */
  public BuildLog reject(int run, String... texts) {
    assertThat(squeezed(run(run))).doesNotContain(texts);
    return this;
  }

  /** Fails unless all texts are in the log of a step. */
  public BuildLog expect(String step, String... texts) {
    assertThat(squeezed(step(step))).contains(texts);
    return this;
  }

  /** Fails if one of the texts is in the log of a step. */
  public BuildLog reject(String step, String... texts) {
    assertThat(squeezed(step(step))).doesNotContain(texts);
    return this;
  }

  private String run(int run) {
    assertThat(runs).as("runs of Maven").hasSizeGreaterThanOrEqualTo(run);
    return runs.get(run - 1);
  }

  private String step(String name) {
    assertThat(steps).extracting(Step::name).as("steps").containsOnlyOnce(name);
    return steps.stream().filter(step -> step.name().equals(name)).findFirst().orElseThrow().text();
  }

  /** Each line of a run belongs to one step. */
  private static List<Step> steps(String run) {
    List<Step> steps = new ArrayList<>();
    Matcher begin = STEP.matcher(run);
    int from = 0;
    boolean more = begin.find();
    while (more) {
      String execution = begin.group(2);
      String name = begin.group(1) + (execution.equals(NO_EXECUTION) ? "" : "@" + execution);
      more = begin.find();
      int to = more ? begin.start() : run.length();
      steps.add(new Step(name, run.substring(from, to)));
      from = to;
    }
    return steps;
  }

  /** Alignment is for the eye: runs of blanks become one. */
  private static String squeezed(String text) {
    return text.lines().map(line -> line.replaceAll(" +", " ")).collect(Collectors.joining("\n"));
  }
}
