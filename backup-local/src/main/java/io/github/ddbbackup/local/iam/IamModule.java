package io.github.ddbbackup.local.iam;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.ddbbackup.local.http.LocalService;
import io.github.ddbbackup.local.http.QueryService;
import io.github.ddbbackup.local.http.ServiceContext;
import io.github.ddbbackup.local.http.ServiceModule;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** IAM as a part of the account. */
public final class IamModule implements ServiceModule {
  private final LocalService service;

  /** IAM with the roles that were kept, if any were. */
  public IamModule(ServiceContext context) {
    Roles roles = new Roles(context.state());
    Map<String, Function<ObjectNode, String>> actions = new HashMap<>();
    actions.putAll(new RoleCalls(roles, context.account(), context.clock()).actions());
    actions.putAll(new RolePolicyCalls(roles).actions());
    Policies policies = new Policies(context.state());
    actions.putAll(new AttachedPolicyCalls(roles, policies).actions());
    actions.putAll(new PolicyCalls(policies, roles, context.account(), context.clock()).actions());
    actions.putAll(new SimulationCalls(new RolePolicies(roles, policies)).actions());
    service = new QueryService("iam", "https://iam.amazonaws.com/doc/2010-05-08/", actions);
  }

  @Override
  public List<LocalService> services() {
    return List.of(service);
  }
}
