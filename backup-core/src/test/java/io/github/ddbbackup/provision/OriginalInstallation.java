package io.github.ddbbackup.provision;

import java.util.List;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.eventbridge.model.RuleState;
import software.amazon.awssdk.services.eventbridge.model.Target;

/** What the Python original leaves behind in an account. */
final class OriginalInstallation {

  private static final String ENSURE = "EnsureDynamoBackup";
  private static final String RULE = "DynamoDBCreateDelete";

  private OriginalInstallation() {}

  /** Installs it, and gives back the rule's ARN. */
  static String in(Scenario scenario) {
    for (String name : List.of(ENSURE, Scenario.FORWARDER)) {
      scenario
          .clients
          .lambda()
          .createFunction(
              r ->
                  r.functionName(name)
                      .runtime(name.equals(ENSURE) ? "python3.12" : "nodejs20.x")
                      .handler("index.handler")
                      .role("arn:aws:iam::123456789012:role/Original")
                      .timeout(300)
                      .memorySize(128)
                      .publish(true)
                      .code(c -> c.zipFile(SdkBytes.fromByteArray(Scenario.zip("original")))));
    }
    String ruleArn =
        scenario
            .clients
            .eventBridge()
            .putRule(
                r ->
                    r.name(RULE)
                        .state(RuleState.ENABLED)
                        .description("CloudWatch Events Rule to React to DynamoDB")
                        .eventPattern(
                            "{\"detail-type\":[\"AWS API Call via CloudTrail\"],"
                                + "\"detail\":{\"eventSource\":[\"dynamodb.amazonaws.com\"],"
                                + "\"eventName\":[\"DeleteTable\",\"CreateTable\"]}}"))
            .ruleArn();
    scenario
        .clients
        .lambda()
        .addPermission(
            r ->
                r.functionName(ENSURE)
                    .statementId("vytxeTZskVKR7C7WgdSP3d")
                    .action("lambda:InvokeFunction")
                    .principal("events.amazonaws.com")
                    .sourceArn(ruleArn));
    scenario
        .clients
        .eventBridge()
        .putTargets(
            r ->
                r.rule(RULE)
                    .targets(
                        Target.builder()
                            .id("KwDMFAJEDLqLdXcF9cXpgi")
                            .arn(
                                "arn:aws:lambda:"
                                    + scenario.region
                                    + ":123456789012:function:"
                                    + ENSURE)
                            .build()));
    return ruleArn;
  }
}
