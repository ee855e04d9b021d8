package io.github.ddbbackup.plan;

import static java.util.Objects.requireNonNull;

import io.github.ddbbackup.config.BackupConfig;
import io.github.ddbbackup.config.FunctionOptions;
import io.github.ddbbackup.naming.RegionName;
import io.github.ddbbackup.naming.RoleArn;
import java.util.List;

/**
 * What the installation in one account and Region should look like.
 *
 * @param forwarder the function that carries changes from the tables' streams to the delivery
 *     streams
 * @param ensure the function that sets up a table's backup when the table is made
 * @param rule the rule that calls it then
 * @param reconcileRule the rule that calls it by the clock
 * @param reconciles whether that rule is to be there
 * @param logRetentionInDays how long the functions' logs are kept where nothing else was chosen
 */
public record DesiredInstallation(
    DesiredFunction forwarder,
    DesiredFunction ensure,
    DesiredRule rule,
    DesiredRule reconcileRule,
    boolean reconciles,
    int logRetentionInDays) {

  private static final String HANDLERS = "io.github.ddbbackup.lambda.";

  /** As long as the original gave itself. */
  private static final int FORWARDER_TIMEOUT_IN_SECONDS = 300;

  /**
   * The most that Lambda gives, see <a
   * href="https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html">Lambda
   * quotas</a>: a table that is restored or imported is CREATING for as long as that takes.
   */
  private static final int ENSURE_TIMEOUT_IN_SECONDS = 900;

  private static final int LOG_RETENTION_IN_DAYS = 30;

  /** Checks that nothing is null. */
  public DesiredInstallation {
    requireNonNull(forwarder);
    requireNonNull(ensure);
    requireNonNull(rule);
    requireNonNull(reconcileRule);
  }

  /**
   * What the configuration asks for. The account is that of the functions' role, since a function
   * can't have the role of another account.
   *
   * @param config the configuration
   * @param region the Region to install in
   * @param codeSha256 the SHA-256 of the functions' archive, in base64
   * @return the desired state
   */
  public static DesiredInstallation of(BackupConfig config, RegionName region, String codeSha256) {
    RoleArn role = config.lambdaExecRoleArn();
    return new DesiredInstallation(
        function(
            config.functions(),
            role,
            region,
            BackupNames.FORWARDER_FUNCTION,
            "StreamToFirehoseHandler",
            FORWARDER_TIMEOUT_IN_SECONDS,
            "Carries changes of DynamoDB tables to their Firehose delivery streams",
            codeSha256,
            ForwarderWay.aliasNames(config)),
        function(
            config.functions(),
            role,
            region,
            BackupNames.ENSURE_FUNCTION,
            "EnsureBackupHandler",
            ENSURE_TIMEOUT_IN_SECONDS,
            "Sets up continuous backup when a DynamoDB table is made",
            codeSha256,
            List.of(BackupNames.ALIAS)),
        new DesiredRule(
            BackupNames.RULE,
            arn(role, region, "events", "rule/" + BackupNames.RULE),
            EventPattern.ofTableCalls(),
            "",
            "Calls " + BackupNames.ENSURE_FUNCTION + " when a DynamoDB table is made or deleted",
            config.cloudWatchRoleArn().map(RoleArn::value),
            "",
            BackupNames.STATEMENT_ID),
        reconcileRule(config, region),
        config.reconciles(),
        LOG_RETENTION_IN_DAYS);
  }

  private static DesiredRule reconcileRule(BackupConfig config, RegionName region) {
    return new DesiredRule(
        BackupNames.RECONCILE_RULE,
        arn(config.lambdaExecRoleArn(), region, "events", "rule/" + BackupNames.RECONCILE_RULE),
        "",
        "rate(" + config.reconcileIntervalMinutes() + " minutes)",
        "Has " + BackupNames.ENSURE_FUNCTION + " look over all DynamoDB tables",
        config.cloudWatchRoleArn().map(RoleArn::value),
        ReconcileRequest.first().toJson(),
        BackupNames.RECONCILE_STATEMENT_ID);
  }

  /**
   * Both rules.
   *
   * @return the rules, whether they are to be there or not
   */
  public List<DesiredRule> rules() {
    return List.of(rule, reconcileRule);
  }

  /**
   * Both functions.
   *
   * @return the functions in the order in which they have to be made
   */
  public List<DesiredFunction> functions() {
    return List.of(forwarder, ensure);
  }

  /**
   * The rule of a name.
   *
   * @param name the name of one of the two rules
   * @return the rule
   */
  public DesiredRule rule(String name) {
    return rules().stream().filter(r -> r.name().equals(name)).findFirst().orElseThrow();
  }

  /**
   * The function of a name.
   *
   * @param name the name of one of the two functions
   * @return the function
   */
  public DesiredFunction function(String name) {
    return functions().stream().filter(f -> f.name().equals(name)).findFirst().orElseThrow();
  }

  private static DesiredFunction function(
      FunctionOptions options,
      RoleArn role,
      RegionName region,
      String name,
      String handler,
      int timeoutInSeconds,
      String description,
      String codeSha256,
      List<String> aliases) {
    return new DesiredFunction(
        name,
        arn(role, region, "lambda", "function:" + name),
        new FunctionSettings(
            options.runtime().id(),
            HANDLERS + handler + "::handleRequest",
            role.value(),
            options.memoryMB(),
            options.architecture().id(),
            options.snapStart(),
            timeoutInSeconds,
            description,
            codeSha256),
        aliases);
  }

  private static String arn(RoleArn role, RegionName region, String service, String rest) {
    return String.join(":", "arn", role.partition(), service, region.value(), role.account(), rest);
  }
}
