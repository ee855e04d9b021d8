package io.github.ddbbackup.local;

import io.github.ddbbackup.local.cloudtrail.CloudTrailModule;
import io.github.ddbbackup.local.dynamodb.DynamoDbLocalProcess;
import io.github.ddbbackup.local.dynamodb.DynamoDbModule;
import io.github.ddbbackup.local.events.EventsModule;
import io.github.ddbbackup.local.firehose.FirehoseModule;
import io.github.ddbbackup.local.firehose.FirehoseSettings;
import io.github.ddbbackup.local.http.ServiceContext;
import io.github.ddbbackup.local.http.ServiceModule;
import io.github.ddbbackup.local.iam.IamModule;
import io.github.ddbbackup.local.lambda.LambdaModule;
import io.github.ddbbackup.local.lambda.LambdaSettings;
import io.github.ddbbackup.local.logs.LogsModule;
import io.github.ddbbackup.local.monitoring.MonitoringModule;
import io.github.ddbbackup.local.quotas.Quotas;
import io.github.ddbbackup.local.quotas.QuotasModule;
import io.github.ddbbackup.local.sts.StsModule;
import java.util.List;

/** Names the modules of an account; the one place to add another. */
final class Wiring {
  private Wiring() {}

  /** The modules, in the order in which they are asked whether they accept a request. */
  static List<ServiceModule> modules(
      ServiceContext context, AccountSettings settings, DynamoDbLocalProcess dynamoDb) {
    QuotasModule quotas = new QuotasModule(context);
    LogsModule logs = new LogsModule(context);
    LambdaModule functions =
        new LambdaModule(
            context, LambdaSettings.defaults().withJvms(settings.functionJvms()), logs.sink());
    EventsModule rules = new EventsModule(context, functions.invocations());
    CloudTrailModule trails = new CloudTrailModule(context, settings.trail(), rules.tableEvents());
    // Closed from last to first: CloudWatch Logs stays until nothing writes to it any more.
    return List.of(
        logs,
        new DynamoDbModule(context, dynamoDb, settings.creationHold(), trails),
        new FirehoseModule(context, firehose(quotas.quotas())),
        functions,
        trails,
        rules,
        new MonitoringModule(context),
        quotas,
        new IamModule(context),
        new StsModule(context));
  }

  private static FirehoseSettings firehose(Quotas quotas) {
    return FirehoseSettings.defaults()
        .withStreamQuota(region -> (int) quotas.value(Quotas.FIREHOSE, Quotas.DELIVERY_STREAMS));
  }
}
