package io.github.ddbbackup.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ddbbackup.config.TableSelection;
import io.github.ddbbackup.local.LocalAccountBuilder;
import io.github.ddbbackup.naming.TableName;
import io.github.ddbbackup.plan.Mode;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilteredLogEvent;
import software.amazon.awssdk.services.lambda.model.FunctionConfiguration;
import software.amazon.awssdk.services.lambda.model.InvocationType;
import software.amazon.awssdk.services.lambda.model.LastUpdateStatus;
import software.amazon.awssdk.services.lambda.model.State;

/** The function looks over more tables than it has time for, and has itself called again. */
class ReconcileIT {

  private static final String FUNCTION = "EnsureDynamoBackup";

  /** Four of them a second, at most, and none when less than four minutes are left. */
  private static final int TABLES = 48;

  private static final int TIMEOUT_IN_SECONDS = 250;
  private static final Pattern LOOK =
      Pattern.compile("Looked over (\\d+) tables: (\\d+) changed, (\\d+) failed(; it goes on.*)?");

  @Test
  void goesOnWhereItStoppedUntilAllTablesWereLookedAt() throws Exception {
    // Nobody tells the function of new tables here.
    UnaryOperator<LocalAccountBuilder> unheard = account -> account.withTrail(false);
    try (Deployment deployment = new Deployment("reconcile-it", 1, unheard)) {
      IntStream.range(0, TABLES).forEach(i -> deployment.create(table(i).value()));
      assertThat(deployment.backup.provision(new TableSelection.All(), Mode.APPLY).failures())
          .isEmpty();
      Drift drift = new Drift(deployment);
      drift.changeMapping(table(TABLES - 1));
      drift.changeDeliveryStream(table(TABLES - 2));
      drift.beginRemoval(table(TABLES - 3));
      drift.leaveDeliveryStream(table(0));
      shorten(deployment);

      invoke(deployment, "{}");
      deployment.await("a look that went on to the end", () -> looksToTheEnd(deployment));

      assertThat(drift.isMappingMended(table(TABLES - 1))).isTrue();
      assertThat(drift.isDeliveryStreamMended(table(TABLES - 2))).isTrue();
      assertThat(drift.isRemovalCalledOff(table(TABLES - 3))).isTrue();
      assertThat(drift.isDeliveryStreamGone(table(0))).isTrue();
      assertThat(sum(looks(deployment), 2)).as("changed").isEqualTo(4);
    }
  }

  private static TableName table(int number) {
    return TableName.of("table-%02d".formatted(number));
  }

  /** Leaves the function a few seconds in which it begins with tables. */
  private static void shorten(Deployment deployment) {
    var lambda = deployment.clients.lambda();
    lambda.updateFunctionConfiguration(r -> r.functionName(FUNCTION).timeout(TIMEOUT_IN_SECONDS));
    deployment.await(
        "the update",
        () ->
            lambda.getFunctionConfiguration(r -> r.functionName(FUNCTION)).lastUpdateStatus()
                == LastUpdateStatus.SUCCESSFUL);
    String version = lambda.publishVersion(r -> r.functionName(FUNCTION)).version();
    deployment.await(
        "the version",
        () ->
            lambda
                    .getFunctionConfiguration(r -> r.functionName(FUNCTION).qualifier(version))
                    .state()
                == State.ACTIVE);
    lambda.updateAlias(r -> r.functionName(FUNCTION).name("live").functionVersion(version));
    assertThat(lambda.listVersionsByFunction(r -> r.functionName(FUNCTION)).versions())
        .extracting(FunctionConfiguration::timeout)
        .contains(TIMEOUT_IN_SECONDS);
  }

  /** The first call starts the function's JVM, so that the others have their time to themselves. */
  private static void invoke(Deployment deployment, String event) {
    assertThat(
            deployment
                .clients
                .lambda()
                .invoke(
                    r ->
                        r.functionName(FUNCTION)
                            .qualifier("live")
                            .invocationType(InvocationType.REQUEST_RESPONSE)
                            .payload(SdkBytes.fromUtf8String(event)))
                .functionError())
        .isNull();
  }

  /**
   * Whether a look over all tables took more than one invocation. Where the machine is slow, one
   * may end before it has begun with a table, so that no other follows, or a table may fail.
   */
  private static boolean looksToTheEnd(Deployment deployment) {
    int before = looks(deployment).size();
    invoke(deployment, "{\"source\":\"ddbbackup.reconcile\"}");
    deployment.await("the last look", () -> isOver(after(before, deployment)));
    List<Matcher> looks = after(before, deployment);
    return looks.size() > 1 && sum(looks, 1) >= TABLES - 1 && sum(looks, 3) == 0;
  }

  private static List<Matcher> after(int before, Deployment deployment) {
    List<Matcher> looks = looks(deployment);
    return looks.subList(before, looks.size());
  }

  private static List<Matcher> looks(Deployment deployment) {
    return deployment
        .clients
        .logs()
        .filterLogEventsPaginator(r -> r.logGroupName("/aws/lambda/" + FUNCTION))
        .events()
        .stream()
        .map(FilteredLogEvent::message)
        .map(message -> LOOK.matcher(message.strip()))
        .filter(Matcher::matches)
        .toList();
  }

  private static boolean isOver(List<Matcher> looks) {
    return looks.stream().anyMatch(look -> look.group(4) == null);
  }

  private static int sum(List<Matcher> looks, int group) {
    return looks.stream().mapToInt(look -> Integer.parseInt(look.group(group))).sum();
  }
}
