package io.github.ddbbackup.doctor;

import io.github.ddbbackup.naming.RoleArn;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A role of the configuration, and what it is for.
 *
 * @param key the configuration's key
 * @param arn the role
 * @param service who assumes it, for example {@code lambda.amazonaws.com}
 * @param policy the name of its policy's file in docs/policies, without ending
 * @param permissions what it has to allow
 */
record RequiredRole(
    String key, RoleArn arn, String service, String policy, PolicyDocument permissions) {

  /**
   * Calls that the role has to allow.
   *
   * @param actions the calls, as IAM names them
   * @param resource what they are about; {@code *} where they know no resource
   * @param context what IAM is told of them
   */
  record Need(List<String> actions, String resource, Map<String, String> context) {}

  /**
   * What the role has to allow.
   *
   * @param sample the name that stands for any name
   */
  List<Need> needs(String sample) {
    List<Need> needs = new ArrayList<>();
    for (PolicyDocument.Statement statement : permissions.statements()) {
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
