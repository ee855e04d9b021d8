package io.github.ddbbackup.doctor;

import io.github.ddbbackup.naming.RoleArn;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * A role of the configuration, and what it is for.
 *
 * @param key the configuration's key
 * @param arn the role
 * @param service who assumes it, for example {@code lambda.amazonaws.com}
 * @param policy what it has to allow
 * @param keyPolicy what it has to allow beside that where a key of the customer's encrypts
 */
record RequiredRole(
    String key, RoleArn arn, String service, Policy policy, Optional<Policy> keyPolicy) {

  /**
   * A policy of docs/policies.
   *
   * @param name its file without ending
   * @param document what it says, with a configuration's names in it
   */
  record Policy(String name, PolicyDocument document) {

    /**
     * What it allows.
     *
     * @param sample the name that stands for any name
     */
    List<Need> needs(String sample) {
      List<Need> needs = new ArrayList<>();
      for (PolicyDocument.Statement statement : document.statements()) {
        Map<String, String> context =
            statement.conditions().entrySet().stream()
                .collect(
                    Collectors.toUnmodifiableMap(
                        Map.Entry::getKey, c -> c.getValue().replace("*", "")));
        for (String resource : statement.resources()) {
          String one = resource.equals("*") ? resource : resource.replace("*", sample);
          needs.add(new Need(statement.actions(), one, context));
        }
      }
      return needs;
    }
  }

  /**
   * Calls that the role has to allow.
   *
   * @param actions the calls, as IAM names them
   * @param resource what they are about; {@code *} where they know no resource
   * @param context what IAM is told of them
   */
  record Need(List<String> actions, String resource, Map<String, String> context) {

    /** The same without the other calls. */
    Need withActions(Predicate<String> wanted) {
      return new Need(actions.stream().filter(wanted).toList(), resource, context);
    }
  }
}
