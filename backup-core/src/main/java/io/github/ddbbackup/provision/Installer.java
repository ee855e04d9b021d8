package io.github.ddbbackup.provision;

import io.github.ddbbackup.aws.AwsClients;
import io.github.ddbbackup.aws.Waiter;
import io.github.ddbbackup.bundle.FunctionArchive;
import io.github.ddbbackup.config.BackupConfig;
import io.github.ddbbackup.event.BackupEvent;
import io.github.ddbbackup.event.BackupListener;
import io.github.ddbbackup.plan.Alarm;
import io.github.ddbbackup.plan.AlarmPlanner;
import io.github.ddbbackup.plan.BackupAlarms;
import io.github.ddbbackup.plan.BackupPlan;
import io.github.ddbbackup.plan.ChangeResult;
import io.github.ddbbackup.plan.DesiredInstallation;
import io.github.ddbbackup.plan.InstallationPlanner;
import io.github.ddbbackup.plan.InstallationResult;
import io.github.ddbbackup.plan.Mode;
import io.github.ddbbackup.plan.Outcome;
import io.github.ddbbackup.plan.PlannedChange;
import io.github.ddbbackup.plan.Resource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.core.SdkBytes;

/** Installs the functions and the rule, and removes them. */
final class Installer {

  private final BackupConfig config;
  private final AwsClients clients;
  private final InstallationReader reader;
  private final PlanApplier<Deployment> applier;
  private final AlarmReader alarms;
  private final TrailCheck trails;
  private final BackupListener listener;
  private final InstallationPlanner planner = new InstallationPlanner();

  Installer(
      BackupConfig config,
      AwsClients clients,
      AccountReader account,
      Waiter waiter,
      BackupListener listener) {
    this.config = config;
    this.clients = clients;
    this.reader = new InstallationReader(clients, account);
    this.applier =
        new PlanApplier<>(
            handlers(clients, waiter, BackupAlarms.of(config)),
            waiter,
            (change, desired) -> {
              if (change.isChange()) {
                listener.on(Changes.event(change));
              }
            });
    this.alarms = new AlarmReader(clients);
    this.trails = new TrailCheck(clients);
    this.listener = listener;
  }

  private static Map<Resource.Kind, ResourceHandler<Deployment>> handlers(
      AwsClients clients, Waiter waiter, List<Alarm> alarms) {
    return Map.of(
        Resource.Kind.ALARM, new AlarmHandler(clients, alarms),
        Resource.Kind.EVENT_SOURCE_MAPPING, new MappingAnswersHandler(clients, waiter),
        Resource.Kind.FUNCTION, new FunctionHandler(clients, waiter),
        Resource.Kind.FUNCTION_VERSION, new FunctionVersionHandler(clients),
        Resource.Kind.ALIAS, new AliasHandler(clients, waiter),
        Resource.Kind.LOG_GROUP, new LogRetentionHandler(clients),
        Resource.Kind.RULE, new RuleHandler(clients),
        Resource.Kind.TARGET, new TargetHandler(clients),
        Resource.Kind.PERMISSION, new PermissionHandler(clients));
  }

  /** The ARN of what tables' streams are mapped to once an archive is deployed. */
  String forwarder(FunctionArchive archive) {
    return desired(archive).forwarder().aliasArn();
  }

  private DesiredInstallation desired(FunctionArchive archive) {
    return DesiredInstallation.of(config, clients.region(), archive.sha256Base64());
  }

  InstallationResult deploy(FunctionArchive archive, Mode mode) {
    DesiredInstallation desired = desired(archive);
    Deployment deployment =
        new Deployment(desired, Optional.of(SdkBytes.fromByteArrayUnsafe(archive.bytes())));
    InstallationResult result = run(deployment, mode, () -> plan(desired));
    if (mode == Mode.APPLY && result.failure().isEmpty() && result.changedAnything()) {
      result = withWhatCameMeanwhile(result, deployment);
    }
    trails.warning().map(BackupEvent.Warned::new).ifPresent(listener::on);
    return result;
  }

  /** While functions of an older installation were replaced, they could go on making mappings. */
  private InstallationResult withWhatCameMeanwhile(InstallationResult first, Deployment desired) {
    DesiredInstallation installation = desired.installation();
    InstallationResult second = run(desired, Mode.APPLY, () -> plan(installation));
    List<ChangeResult> changes = new ArrayList<>(first.changes());
    second.changes().stream().filter(c -> c.outcome() != Outcome.UNCHANGED).forEach(changes::add);
    return new InstallationResult(changes);
  }

  InstallationResult undeploy(Mode mode, boolean evenIfInUse) {
    DesiredInstallation desired = DesiredInstallation.of(config, clients.region(), "");
    InstallationResult result =
        run(
            new Deployment(desired, Optional.empty()),
            mode,
            () ->
                withAlarms(
                    List.of(), planner.planRemoval(desired, reader.read(desired), evenIfInUse)));
    new RemovalsUnderWay(clients).warning().map(BackupEvent.Warned::new).ifPresent(listener::on);
    return result;
  }

  private BackupPlan plan(DesiredInstallation desired) {
    return withAlarms(BackupAlarms.of(config), planner.plan(desired, reader.read(desired)));
  }

  private BackupPlan withAlarms(List<Alarm> desired, BackupPlan plan) {
    List<PlannedChange> changes = new ArrayList<>(plan.changes());
    changes.addAll(AlarmPlanner.plan(desired, alarms.read()));
    return new BackupPlan(changes);
  }

  private InstallationResult run(Deployment desired, Mode mode, Supplier<BackupPlan> plans) {
    return new InstallationResult(
        mode == Mode.DRY_RUN
            ? PlanApplier.notApplied(plans.get())
            : applier.apply("the installation", desired, plans));
  }
}
