package io.github.ddbbackup.provision;

import static com.google.common.collect.ImmutableMap.toImmutableMap;

import io.github.ddbbackup.aws.AwsCall;
import io.github.ddbbackup.aws.AwsClients;
import io.github.ddbbackup.plan.ActualFunction;
import io.github.ddbbackup.plan.FunctionSettings;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import software.amazon.awssdk.services.lambda.model.AliasConfiguration;
import software.amazon.awssdk.services.lambda.model.EnvironmentResponse;
import software.amazon.awssdk.services.lambda.model.FunctionConfiguration;
import software.amazon.awssdk.services.lambda.model.GetFunctionConfigurationResponse;
import software.amazon.awssdk.services.lambda.model.SnapStartApplyOn;
import software.amazon.awssdk.services.lambda.model.SnapStartResponse;

/** Reads functions with their versions and aliases. */
final class FunctionReader {

  private static final Pattern NUMBER = Pattern.compile("[0-9]+");

  private final AwsClients clients;

  FunctionReader(AwsClients clients) {
    this.clients = clients;
  }

  Optional<GetFunctionConfigurationResponse> configuration(String function) {
    return new AwsCall("lambda:GetFunctionConfiguration", "function " + function)
        .find(() -> clients.lambda().getFunctionConfiguration(r -> r.functionName(function)));
  }

  Optional<ActualFunction> find(String function) {
    return configuration(function).map(c -> actual(function, c));
  }

  private ActualFunction actual(String function, GetFunctionConfigurationResponse latest) {
    List<FunctionConfiguration> versions = versions(function);
    List<AliasConfiguration> aliases = aliases(function);
    return new ActualFunction(
        function,
        settings(
            latest.runtimeAsString(),
            latest.handler(),
            latest.role(),
            latest.memorySize(),
            latest.architecturesAsStrings(),
            latest.snapStart(),
            latest.timeout(),
            latest.description(),
            latest.codeSha256()),
        variables(latest.environment()),
        aliases.stream().collect(toImmutableMap(AliasConfiguration::name, a -> alias(a, versions))),
        versions.stream().map(v -> Long.valueOf(v.version())).toList(),
        aliases.stream().flatMap(FunctionReader::versionsOf).toList());
  }

  private List<FunctionConfiguration> versions(String function) {
    return new AwsCall("lambda:ListVersionsByFunction", "function " + function)
        .answer(
            () ->
                clients
                    .lambda()
                    .listVersionsByFunctionPaginator(r -> r.functionName(function))
                    .versions()
                    .stream()
                    .filter(v -> NUMBER.matcher(v.version()).matches())
                    .toList());
  }

  private List<AliasConfiguration> aliases(String function) {
    return new AwsCall("lambda:ListAliases", "function " + function)
        .answer(
            () ->
                clients
                    .lambda()
                    .listAliasesPaginator(r -> r.functionName(function))
                    .aliases()
                    .stream()
                    .toList());
  }

  /** An alias can point to the unpublished code, which is taken for a version without settings. */
  private static ActualFunction.Alias alias(
      AliasConfiguration alias, List<FunctionConfiguration> versions) {
    FunctionConfiguration version =
        versions.stream()
            .filter(v -> v.version().equals(alias.functionVersion()))
            .findFirst()
            .orElseGet(() -> FunctionConfiguration.builder().build());
    return new ActualFunction.Alias(
        alias.functionVersion(),
        settings(version),
        variables(version.environment()),
        isWeighted(alias));
  }

  private static boolean isWeighted(AliasConfiguration alias) {
    return alias.routingConfig() != null
        && !alias.routingConfig().additionalVersionWeights().isEmpty();
  }

  private static Stream<Long> versionsOf(AliasConfiguration alias) {
    Stream<String> weighted =
        isWeighted(alias)
            ? alias.routingConfig().additionalVersionWeights().keySet().stream()
            : Stream.of();
    return Stream.concat(Stream.of(alias.functionVersion()), weighted)
        .filter(v -> NUMBER.matcher(v).matches())
        .map(Long::valueOf);
  }

  private static Map<String, String> variables(EnvironmentResponse environmentOrNull) {
    return environmentOrNull == null ? Map.of() : environmentOrNull.variables();
  }

  private static FunctionSettings settings(FunctionConfiguration version) {
    return settings(
        version.runtimeAsString(),
        version.handler(),
        version.role(),
        version.memorySize(),
        version.architecturesAsStrings(),
        version.snapStart(),
        version.timeout(),
        version.description(),
        version.codeSha256());
  }

  private static FunctionSettings settings(
      String runtime,
      String handler,
      String role,
      Integer memory,
      List<String> architectures,
      SnapStartResponse snapStartOrNull,
      Integer timeout,
      String description,
      String codeSha256) {
    return new FunctionSettings(
        text(runtime),
        text(handler),
        text(role),
        number(memory),
        architectures.stream().findFirst().orElse(""),
        snapStartOrNull != null && snapStartOrNull.applyOn() == SnapStartApplyOn.PUBLISHED_VERSIONS,
        number(timeout),
        text(description),
        text(codeSha256));
  }

  private static String text(String valueOrNull) {
    return valueOrNull == null ? "" : valueOrNull;
  }

  private static int number(Integer valueOrNull) {
    return valueOrNull == null ? 0 : valueOrNull;
  }
}
