package io.github.ddbbackup.local.lambda;

import io.github.ddbbackup.local.http.LocalService;
import io.github.ddbbackup.local.http.ServiceContext;
import io.github.ddbbackup.local.http.ServiceModule;
import io.github.ddbbackup.local.lambda.mapping.PollerContext;
import io.github.ddbbackup.local.lambda.mapping.Retries;
import io.github.ddbbackup.local.lambda.runtime.FunctionRuntime;
import io.github.ddbbackup.local.logs.LogSink;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Lambda as a part of the account. */
public final class LambdaModule implements ServiceModule {
  /** Each mapping costs a request now and then; many mappings together must not wear it out. */
  private static final Duration PER_MAPPING = Duration.ofMillis(20);

  private static final Duration THREAD_KEPT = Duration.ofSeconds(30);

  private final ExecutorService executor;
  private final FunctionRuntime runtime;
  private final Mappings mappings;
  private final AsyncInvocations asynchronous;
  private final LambdaService service;

  /** Lambda with functions and mappings as they were kept, if any were. */
  public LambdaModule(ServiceContext context, LambdaSettings settings, LogSink logs) {
    Supplier<UUID> ids = settings.runtime().ids();
    executor =
        new ThreadPoolExecutor(
            0,
            Integer.MAX_VALUE,
            THREAD_KEPT.toMillis(),
            TimeUnit.MILLISECONDS,
            new SynchronousQueue<>(),
            LambdaModule::daemon,
            // Once closed, what the clock still hands over is of no use.
            new ThreadPoolExecutor.DiscardPolicy());
    runtime =
        new FunctionRuntime(
            context.clock(),
            settings.runtime(),
            logs,
            context.state().folder("lambda/output"),
            context.endpoint());
    Functions functions = new Functions(context, ids);
    CodeStore code = new CodeStore(context.state().folder("lambda/code"));
    Invoker invoker = new Invoker(functions, code, runtime, context);
    asynchronous =
        new AsyncInvocations(invoker, context.clock(), executor, settings.asyncRetries(), ids);
    PollerContext polling =
        new PollerContext(
            context, executor, () -> pause(settings.polling()), Retries.defaults(), ids);
    mappings =
        new Mappings(
            context, polling, functionArn -> new MappedFunction(invoker, ids, functionArn));
    service = new LambdaService(routes(context, settings, functions, code, invoker, ids));
  }

  @Override
  public List<LocalService> services() {
    return List.of(service);
  }

  @Override
  public void start() {
    mappings.start();
  }

  /** How other services invoke functions. */
  public Invocations invocations() {
    return asynchronous;
  }

  /** Ends the JVMs of functions and stops to read streams. */
  @Override
  public void close() {
    mappings.close();
    executor.shutdown();
    runtime.close();
  }

  private Duration pause(Duration polling) {
    Duration shared = PER_MAPPING.multipliedBy(mappings.reading());
    return shared.compareTo(polling) > 0 ? shared : polling;
  }

  private Routes routes(
      ServiceContext context,
      LambdaSettings settings,
      Functions functions,
      CodeStore code,
      Invoker invoker,
      Supplier<UUID> ids) {
    Uploads uploads = new Uploads(code, context.objects());
    Routes routes = new Routes();
    FunctionRoutes.add(
        routes,
        new FunctionCalls(functions, uploads, settings, runtime, context.endpoint()),
        new UpdateCalls(functions, uploads, settings, runtime),
        functions,
        settings);
    MappingCalls mappingCalls =
        new MappingCalls(mappings, functions, context.calls(), settings, ids);
    FunctionRoutes.addMappings(routes, mappingCalls);
    FunctionRoutes.addTags(routes, new TagCalls(functions, mappingCalls));
    routes.add(
        "Invoke",
        "POST",
        "/2015-03-31/functions/*/invocations",
        new InvokeCalls(invoker, asynchronous, ids)::invoke);
    return routes.add("DownloadArchive", "GET", Uploads.PATH + "*", uploads::download);
  }

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "lambda");
    thread.setDaemon(true);
    return thread;
  }
}
