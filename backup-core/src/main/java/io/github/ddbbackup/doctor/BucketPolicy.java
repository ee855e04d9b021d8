package io.github.ddbbackup.doctor;

import io.github.ddbbackup.naming.RoleArn;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * A bucket's policy, as far as it forbids something. IAM can't simulate it for a role, see <a
 * href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_SimulatePrincipalPolicy.html">SimulatePrincipalPolicy</a>.
 * What it allows does not matter, since the roles' own policies have to allow all that is needed.
 */
final class BucketPolicy {

  /** Conditions of statements that backup never meets: all its calls are encrypted. */
  private static final String SECURE_TRANSPORT = "aws:securetransport";

  /**
   * That something is forbidden.
   *
   * @param conditions the keys of what it depends on; empty when it is forbidden in any case
   */
  record Denial(String action, String resource, List<String> conditions) {}

  private final PolicyDocument document;

  BucketPolicy(PolicyDocument document) {
    this.document = document;
  }

  /** What the policy forbids a role of what it needs, with or without conditions. */
  List<Denial> denials(RoleArn role, RequiredRole.Need need) {
    return document.statements().stream()
        .filter(statement -> !statement.allows())
        .filter(statement -> !isOfInsecureTransport(statement))
        .filter(statement -> concerns(statement, role))
        .filter(statement -> statement.isAboutResource(need.resource()))
        .flatMap(statement -> denials(statement, need))
        .toList();
  }

  private static Stream<Denial> denials(
      PolicyDocument.Statement statement, RequiredRole.Need need) {
    List<String> conditions = statement.conditions().keySet().stream().sorted().toList();
    return need.actions().stream()
        .filter(statement::isAboutAction)
        .map(action -> new Denial(action, need.resource(), conditions));
  }

  private static boolean isOfInsecureTransport(PolicyDocument.Statement statement) {
    return statement.conditions().entrySet().stream()
        .anyMatch(
            condition ->
                condition.getKey().toLowerCase(Locale.ROOT).equals(SECURE_TRANSPORT)
                    && condition.getValue().equals("false"));
  }

  private static boolean concerns(PolicyDocument.Statement statement, RoleArn role) {
    List<String> names =
        List.of(
            "*",
            role.account(),
            "arn:" + role.partition() + ":iam::" + role.account() + ":root",
            role.value());
    return statement.principals().stream().anyMatch(names::contains) != statement.spares();
  }
}
