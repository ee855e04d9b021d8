package io.github.ddbbackup.provision;

import io.github.ddbbackup.aws.AwsCall;
import io.github.ddbbackup.aws.AwsClients;
import io.github.ddbbackup.plan.ActualFunction;
import io.github.ddbbackup.plan.ActualInstallation;
import io.github.ddbbackup.plan.ActualMapping;
import io.github.ddbbackup.plan.ActualRule;
import io.github.ddbbackup.plan.BackupNames;
import io.github.ddbbackup.plan.DesiredFunction;
import io.github.ddbbackup.plan.DesiredInstallation;
import io.github.ddbbackup.plan.DesiredRule;
import io.github.ddbbackup.plan.Resource;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.cloudwatchlogs.model.LogGroup;

/** Reads what is there of an installation. Changes nothing. */
final class InstallationReader {

  private final AwsClients clients;
  private final AccountReader account;
  private final FunctionReader functions;
  private final PolicyReader policies;
  private final RuleReader rules;

  InstallationReader(AwsClients clients, AccountReader account) {
    this.clients = clients;
    this.account = account;
    this.functions = new FunctionReader(clients);
    this.policies = new PolicyReader(clients);
    this.rules = new RuleReader(clients);
  }

  ActualInstallation read(DesiredInstallation desired) {
    Map<String, ActualFunction> found = new HashMap<>();
    Map<String, Optional<Integer>> logRetention = new HashMap<>();
    for (DesiredFunction function : desired.functions()) {
      functions.find(function.name()).ifPresent(f -> found.put(f.name(), f));
      logGroup(function.logGroup())
          .ifPresent(
              g -> logRetention.put(g.logGroupName(), Optional.ofNullable(g.retentionInDays())));
    }
    List<ActualMapping> mappings = account.liveMappings();
    return new ActualInstallation(
        found,
        policies.permissions(desired.ensure().name(), BackupNames.ALIAS),
        rules(desired),
        logRetention,
        tables(mappings),
        deaf(mappings));
  }

  private Map<String, ActualRule> rules(DesiredInstallation desired) {
    Map<String, ActualRule> found = new HashMap<>();
    for (DesiredRule rule : desired.rules()) {
      rules.find(rule.name()).ifPresent(r -> found.put(rule.name(), r));
    }
    return found;
  }

  private static List<String> tables(List<ActualMapping> mappings) {
    return mappings.stream().map(m -> m.source().tableName().value()).distinct().sorted().toList();
  }

  /** Those of streams that are gone have nothing to deliver any more. */
  private List<Resource> deaf(List<ActualMapping> mappings) {
    return mappings.stream()
        .filter(m -> !m.settings().reportBatchItemFailures())
        .filter(m -> account.isReadable(m.source()))
        .map(
            m ->
                new Resource(
                    Resource.Kind.EVENT_SOURCE_MAPPING,
                    m.source().tableName().value(),
                    Optional.of(m.uuid())))
        .sorted(Comparator.comparing(Resource::name))
        .toList();
  }

  private Optional<LogGroup> logGroup(String name) {
    return new AwsCall("logs:DescribeLogGroups", "log group " + name)
        .answer(
            () ->
                clients
                    .logs()
                    .describeLogGroupsPaginator(r -> r.logGroupNamePrefix(name))
                    .logGroups()
                    .stream()
                    .filter(g -> g.logGroupName().equals(name))
                    .findFirst());
  }
}
