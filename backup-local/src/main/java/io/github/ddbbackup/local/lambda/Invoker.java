package io.github.ddbbackup.local.lambda;

import io.github.ddbbackup.local.fault.FaultKind;
import io.github.ddbbackup.local.fault.Faults;
import io.github.ddbbackup.local.http.ApiException;
import io.github.ddbbackup.local.http.CallListener;
import io.github.ddbbackup.local.http.RoleKeys;
import io.github.ddbbackup.local.http.ServiceContext;
import io.github.ddbbackup.local.lambda.runtime.FunctionRuntime;
import io.github.ddbbackup.local.lambda.runtime.FunctionSpec;
import io.github.ddbbackup.local.lambda.runtime.InvocationResult;
import io.github.ddbbackup.local.lambda.runtime.Limits;
import java.time.Duration;
import java.util.Map;

/** Invokes functions and waits for their answers. */
final class Invoker {
  private static final String INVOKE = "Invoke";

  /** What a function gets that a fault strikes; if its JVM is to crash, at most. */
  private static final Duration STRUCK = Duration.ofSeconds(1);

  private final Functions functions;
  private final CodeStore code;
  private final FunctionRuntime runtime;
  private final Faults faults;
  private final RoleKeys roleKeys;
  private final CallListener listener;

  Invoker(Functions functions, CodeStore code, FunctionRuntime runtime, ServiceContext context) {
    this.functions = functions;
    this.code = code;
    this.runtime = runtime;
    this.faults = context.faults();
    this.roleKeys = context.roleKeys();
    this.listener = context.listener();
  }

  /**
   * Runs a function.
   *
   * @throws ApiException if there is no such function, or it can't be invoked now
   */
  Answer invoke(FunctionReference reference, String requestId, byte[] event) {
    FunctionVersion version = invokable(reference);
    FunctionSpec spec = functions.read(reference, function -> spec(function, version, reference));
    logs(version.settings().role(), spec);
    try {
      InvocationResult result =
          runtime.invoke(spec, requestId, reference.arn(functions.account()), event, limits(spec));
      return new Answer(version.version(), result);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ApiException("ServiceException", 500, "The invocation was broken off");
    }
  }

  /** The role that a function runs in now. */
  String role(FunctionReference reference) {
    return functions.read(
        reference, function -> Functions.version(function, reference).settings().role());
  }

  /** Lambda writes a function's log in the function's role. */
  private void logs(String role, FunctionSpec spec) {
    String stream =
        "arn:aws:logs:"
            + spec.region()
            + ":"
            + functions.account()
            + ":log-group:"
            + spec.logGroup()
            + ":log-stream:";
    listener.acted(role, "logs:CreateLogStream", stream, Map.of());
    listener.acted(role, "logs:PutLogEvents", stream, Map.of());
  }

  /** The function's own, unless a fault strikes. */
  private Limits limits(FunctionSpec spec) {
    if (faults.strikes(FaultKind.FUNCTION_TIMEOUT, LambdaService.NAME, INVOKE)) {
      return Limits.of(STRUCK);
    }
    return faults.strikes(FaultKind.FUNCTION_CRASH, LambdaService.NAME, INVOKE)
        ? new Limits(spec.timeout(), STRUCK.multipliedBy(faults.draw(100)).dividedBy(100))
        : Limits.of(spec.timeout());
  }

  /** The version that a reference stands for, if it can be invoked now. */
  FunctionVersion invokable(FunctionReference reference) {
    return functions.read(
        reference,
        function -> {
          FunctionVersion version = Functions.version(function, reference);
          if (!version.updated() && !version.isReady(functions.now())) {
            throw LambdaErrors.conflict(
                "The operation cannot be performed at this time. The function is currently in the"
                    + " following state: Pending");
          }
          if (function.reservedConcurrency().filter(reserved -> reserved == 0).isPresent()) {
            throw LambdaErrors.tooMany("Rate Exceeded.");
          }
          return version;
        });
  }

  /** Throws unless a principal may invoke the function on behalf of a resource. */
  void checkPermission(FunctionReference reference, String principal, String sourceArn) {
    boolean permitted =
        functions.read(
            reference,
            function -> {
              Functions.version(function, reference);
              ResourcePolicy policy = function.policies().get(reference.qualifier().orElse(""));
              return policy != null && policy.permits(principal, sourceArn);
            });
    if (!permitted) {
      throw new ApiException(
          "AccessDeniedException",
          403,
          principal
              + " is not permitted to invoke "
              + reference.arn(functions.account())
              + " on behalf of "
              + sourceArn);
    }
  }

  private FunctionSpec spec(
      LambdaFunction function, FunctionVersion version, FunctionReference reference) {
    FunctionSettings settings = version.settings();
    return new FunctionSpec(
        key(function, version),
        reference.region(),
        function.name(),
        version.version(),
        settings.runtime(),
        settings.handler(),
        settings.memoryMegabytes(),
        settings.timeout(),
        settings.environment(),
        code.unpacked(version.codeSha256()),
        settings.logGroup(),
        roleKeys.of(settings.role()));
  }

  /** What tells the JVMs of a version from those of what it was before or of other versions. */
  static String key(LambdaFunction function, FunctionVersion version) {
    return function.arn() + ":" + version.version() + "@" + version.revisionId();
  }

  /**
   * What came of an invocation.
   *
   * @param version that ran
   */
  record Answer(String version, InvocationResult result) {}
}
