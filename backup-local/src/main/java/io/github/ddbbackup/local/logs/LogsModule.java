package io.github.ddbbackup.local.logs;

import io.github.ddbbackup.local.http.LocalService;
import io.github.ddbbackup.local.http.ServiceContext;
import io.github.ddbbackup.local.http.ServiceModule;
import java.util.List;

/**
 * CloudWatch Logs as a part of the account. Groups and streams are kept as soon as they change,
 * their events when the module is closed.
 */
public final class LogsModule implements ServiceModule {
  private final LogGroups groups;
  private final LogsService service;
  private final LogSink sink;

  /** CloudWatch Logs with what was kept, if anything was. */
  public LogsModule(ServiceContext context) {
    groups = new LogGroups(context);
    service = new LogsService(groups);
    sink = new GroupSink(groups);
  }

  @Override
  public List<LocalService> services() {
    return List.of(service);
  }

  /** Where functions' lines go. */
  public LogSink sink() {
    return sink;
  }

  @Override
  public void close() {
    groups.keepAll();
  }
}
