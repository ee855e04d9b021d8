package io.github.ddbbackup.provision;

import io.github.ddbbackup.local.junit.LocalAccountExtension;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Hands each test a {@link Scenario} of its own and the {@link ContinuousBackup} of it, as
 * parameters of its class's constructor or its own; both are closed after the test.
 */
final class ScenarioExtension implements ParameterResolver {

  /** So that what a constructor gets is the test's too, and not shared by those of the class. */
  @Override
  public ExtensionContextScope getTestInstantiationExtensionContextScope(ExtensionContext root) {
    return ExtensionContextScope.TEST_METHOD;
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    Class<?> type = parameter.getParameter().getType();
    return type == Scenario.class || type == ContinuousBackup.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    Store store = context.getStore(Namespace.create(ScenarioExtension.class));
    Scenario scenario =
        store.getOrComputeIfAbsent(
            Scenario.class,
            key -> new Scenario(LocalAccountExtension.account(context)),
            Scenario.class);
    return parameter.getParameter().getType() == Scenario.class
        ? scenario
        : store.getOrComputeIfAbsent(
            ContinuousBackup.class, key -> scenario.backup(), ContinuousBackup.class);
  }
}
