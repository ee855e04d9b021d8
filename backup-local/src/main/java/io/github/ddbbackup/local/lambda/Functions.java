package io.github.ddbbackup.local.lambda;

import io.github.ddbbackup.local.http.ServiceContext;
import io.github.ddbbackup.local.state.StateFolder;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Function;
import java.util.function.Supplier;

/** The functions of the account, in every Region; one thread at a time looks at or changes one. */
final class Functions {
  private final Map<String, LambdaFunction> functions = new ConcurrentSkipListMap<>();
  private final ServiceContext context;
  private final StateFolder kept;
  private final Supplier<UUID> ids;

  Functions(ServiceContext context, Supplier<UUID> ids) {
    this.context = context;
    this.ids = ids;
    this.kept = new StateFolder(context.state(), "lambda/functions");
    kept.all().stream()
        .map(LambdaFunction::fromJson)
        .forEach(function -> functions.put(function.arn(), function));
  }

  String account() {
    return context.account();
  }

  Instant now() {
    return context.clock().instant();
  }

  /** An id that no revision had before. */
  String newRevision() {
    return ids.get().toString();
  }

  /** Adds a function. */
  void create(LambdaFunction function) {
    if (functions.putIfAbsent(function.arn(), function) != null) {
      throw LambdaErrors.conflict("Function already exist: " + function.name());
    }
    kept.write(function.arn(), function.toJson());
  }

  /** Looks at a function. */
  <T> T read(FunctionReference reference, Function<LambdaFunction, T> look) {
    LambdaFunction function = get(reference);
    synchronized (function) {
      return look.apply(function);
    }
  }

  /** Changes a function in one step and keeps it. */
  <T> T change(FunctionReference reference, Function<LambdaFunction, T> change) {
    LambdaFunction function = get(reference);
    synchronized (function) {
      T result = change.apply(function);
      kept.write(function.arn(), function.toJson());
      return result;
    }
  }

  /** Forgets a function; it must be there. */
  void delete(FunctionReference reference) {
    LambdaFunction function = get(reference);
    functions.remove(function.arn());
    kept.delete(function.arn());
  }

  /** The functions of a Region, by name. */
  List<LambdaFunction> in(String region) {
    String prefix = "arn:aws:lambda:" + region + ":";
    return functions.values().stream().filter(f -> f.arn().startsWith(prefix)).toList();
  }

  /** The version that a reference stands for. */
  static FunctionVersion version(LambdaFunction function, FunctionReference reference) {
    return function
        .resolve(reference.qualifier())
        .orElseThrow(
            () ->
                LambdaErrors.functionNotFound(
                    function.arn() + ":" + reference.qualifier().orElse("")));
  }

  private LambdaFunction get(FunctionReference reference) {
    return Optional.ofNullable(functions.get(reference.functionArn(account())))
        .orElseThrow(() -> LambdaErrors.functionNotFound(reference.arn(account())));
  }
}
