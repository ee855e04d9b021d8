package io.github.ddbbackup.examples;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Compares what the calls of all tests needed permission for with the policies in docs/policies:
 * nothing may be missing, and what is spare must stand in unused-permissions.txt with its reason.
 *
 * <p>Does so only where all modules ran in the same build, and looks for what is spare only where
 * they ran all their tests.
 */
public final class PolicyCheck {
  private static final List<String> MODULES =
      List.of("backup-core", "backup-lambda", "backup-maven-plugin", "examples");

  private static final List<String> ROLES = List.of("lambda", "firehose", "events");

  private PolicyCheck() {}

  /**
   * Runs the check.
   *
   * @param arguments the repository's folder, when the build began, whether problems fail it, and
   *     the tests it was narrowed to, each of which is a property's name in braces if it was not
   */
  public static void main(String[] arguments) throws IOException {
    Path root = Path.of(arguments[0]);
    Instant began = Instant.parse(arguments[1]);
    List<RecordedUse> uses = new ArrayList<>();
    for (String module : MODULES) {
      List<RecordedUse> ofModule = read(root.resolve(module).resolve("target/calls"), began);
      if (ofModule.isEmpty()) {
        System.out.println("Policies are not checked: " + module + " made no calls in this build");
        return;
      }
      uses.addAll(ofModule);
    }
    boolean all = Arrays.stream(arguments).skip(3).allMatch(test -> test.startsWith("${"));
    List<String> problems = problems(root, uses, all);
    problems.forEach(System.err::println);
    System.out.println("Policies: " + uses.size() + " uses, " + problems.size() + " problems");
    boolean enforced = Boolean.parseBoolean(arguments[2]);
    System.exit(problems.isEmpty() || !enforced ? 0 : 1);
  }

  private static List<String> problems(Path root, List<RecordedUse> uses, boolean all)
      throws IOException {
    Principals principals = Principals.of(uses);
    Set<String> problems = new TreeSet<>();
    Path unused = root.resolve("examples/src/test/resources/unused-permissions.txt");
    List<String> reviewed = all ? Files.readAllLines(unused) : List.of();
    for (String principal : List.of("operator", "lambda", "firehose", "events")) {
      List<PolicyUse> policies = new ArrayList<>();
      for (Path file : policies(root.resolve("docs/policies"), principal)) {
        String name = file.getFileName().toString().replace(".json", "");
        policies.add(new PolicyUse(name, Files.readString(file), principals.uses(principal)));
      }
      problems.addAll(PolicyUse.missing(policies));
      if (all) {
        policies.forEach(policy -> problems.addAll(policy.spare(reviewed)));
      }
    }
    problems.addAll(principals.strangers());
    return List.copyOf(problems);
  }

  /** The policies of a role, or of people: those are all that are of no role. */
  private static List<Path> policies(Path folder, String principal) throws IOException {
    boolean people = principal.equals("operator");
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> !file.getFileName().toString().endsWith("-trust.json"))
          .filter(
              file ->
                  people
                      ? ROLES.stream().noneMatch(role -> isOf(role, file))
                      : isOf(principal, file))
          .sorted(Comparator.comparing(file -> !isOf(principal, file)))
          .toList();
    }
  }

  private static boolean isOf(String role, Path policy) {
    String name = policy.getFileName().toString();
    return name.equals(role + ".json") || name.equals(role + "-key.json");
  }

  private static List<RecordedUse> read(Path folder, Instant began) throws IOException {
    List<RecordedUse> uses = new ArrayList<>();
    if (Files.isDirectory(folder)) {
      try (Stream<Path> files = Files.list(folder)) {
        for (Path file : files.toList()) {
          if (!Files.getLastModifiedTime(file).toInstant().isBefore(began)) {
            for (String line : Files.readAllLines(file)) {
              uses.add(RecordedUse.parse(line));
            }
          }
        }
      }
    }
    return uses;
  }
}
