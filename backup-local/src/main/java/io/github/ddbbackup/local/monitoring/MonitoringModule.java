package io.github.ddbbackup.local.monitoring;

import io.github.ddbbackup.local.http.LocalService;
import io.github.ddbbackup.local.http.ServiceContext;
import io.github.ddbbackup.local.http.ServiceModule;
import java.util.List;

/** CloudWatch as a part of the account. */
public final class MonitoringModule implements ServiceModule {
  private final LocalService service;

  /** CloudWatch with alarms as they were kept, if any were. */
  public MonitoringModule(ServiceContext context) {
    Alarms alarms = new Alarms(context.state(), context.account());
    service = new MonitoringService(new AlarmCalls(alarms, context.clock()), new TagCalls(alarms));
  }

  @Override
  public List<LocalService> services() {
    return List.of(service);
  }
}
