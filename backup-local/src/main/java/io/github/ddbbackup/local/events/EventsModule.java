package io.github.ddbbackup.local.events;

import io.github.ddbbackup.local.event.TableEvents;
import io.github.ddbbackup.local.http.LocalService;
import io.github.ddbbackup.local.http.ServiceContext;
import io.github.ddbbackup.local.http.ServiceModule;
import io.github.ddbbackup.local.lambda.Invocations;
import java.util.List;

/** EventBridge as a part of the account. */
public final class EventsModule implements ServiceModule {
  private final Rules rules;
  private final Bus bus;
  private final Scheduler scheduler;
  private final EventsService service;

  /**
   * EventBridge with rules as they were kept, if any were.
   *
   * @param functions the targets of rules
   */
  public EventsModule(ServiceContext context, Invocations functions) {
    rules = new Rules(context);
    bus = new Bus(rules, functions);
    scheduler = new Scheduler(context.clock(), rules, bus);
    service = new EventsService(rules, scheduler, bus, context.clock());
  }

  @Override
  public List<LocalService> services() {
    return List.of(service);
  }

  /** Where the events of table calls go. */
  public TableEvents tableEvents() {
    return event -> bus.take(event.region(), event.envelope());
  }

  /** Begins to fire the rules that have a schedule. */
  @Override
  public void start() {
    rules.all().forEach(rule -> scheduler.follow(rule.arn()));
  }

  @Override
  public void close() {
    scheduler.stop();
  }
}
