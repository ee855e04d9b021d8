package io.github.ddbbackup.restore;

import io.github.ddbbackup.local.junit.LocalAccountExtension;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Hands each test a {@link BackedUp} of its own that holds the backup of {@link Orders}, and the
 * {@link Restore} of it, as parameters of its class's constructor; both are closed after the test,
 * and no fault stays switched on.
 */
final class OrdersExtension implements ParameterResolver, AfterEachCallback {

  /** So that what a constructor gets is the test's too, and not shared by those of the class. */
  @Override
  public ExtensionContextScope getTestInstantiationExtensionContextScope(ExtensionContext root) {
    return ExtensionContextScope.TEST_METHOD;
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    Class<?> type = parameter.getParameter().getType();
    return type == BackedUp.class || type == Restore.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    Store store = context.getStore(Namespace.create(OrdersExtension.class));
    BackedUp backup =
        store.getOrComputeIfAbsent(BackedUp.class, key -> backUp(context), BackedUp.class);
    return parameter.getParameter().getType() == BackedUp.class
        ? backup
        : store.getOrComputeIfAbsent(Restore.class, key -> backup.restore(), Restore.class);
  }

  private static BackedUp backUp(ExtensionContext context) {
    BackedUp backup = new BackedUp(LocalAccountExtension.account(context));
    Orders.backUp(backup);
    return backup;
  }

  @Override
  public void afterEach(ExtensionContext context) {
    LocalAccountExtension.account(context).faults().clear();
  }
}
