package io.github.ddbbackup.local.lambda;

import io.github.ddbbackup.local.http.ApiException;
import io.github.ddbbackup.local.lambda.mapping.BatchTarget;
import io.github.ddbbackup.local.lambda.runtime.InvocationResult;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/** The function of a mapping. */
final class MappedFunction implements BatchTarget {
  private final Invoker invoker;
  private final Supplier<UUID> ids;
  private final FunctionReference reference;

  MappedFunction(Invoker invoker, Supplier<UUID> ids, String functionArn) {
    this.invoker = invoker;
    this.ids = ids;
    this.reference = FunctionReference.parse(functionArn, "");
  }

  @Override
  public InvocationResult invoke(byte[] event) {
    return invoker.invoke(reference, ids.get().toString(), event).result();
  }

  /** Empty while there is no such function. */
  @Override
  public Optional<String> role() {
    try {
      return Optional.of(invoker.role(reference));
    } catch (ApiException e) {
      return Optional.empty();
    }
  }
}
