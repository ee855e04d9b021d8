package io.github.ddbbackup.local.quotas;

import io.github.ddbbackup.local.http.JsonService;
import io.github.ddbbackup.local.http.LocalService;
import io.github.ddbbackup.local.http.ServiceContext;
import io.github.ddbbackup.local.http.ServiceModule;
import java.util.List;

/** Service Quotas as a part of the account. */
public final class QuotasModule implements ServiceModule {
  private final Quotas quotas;
  private final LocalService service;

  /** Service Quotas with the values that were kept, if any were. */
  public QuotasModule(ServiceContext context) {
    quotas = new Quotas(context.state());
    service =
        new JsonService(
            "servicequotas",
            "ServiceQuotasV20190624.",
            new QuotaCalls(quotas, context.account(), context.clock()).calls());
  }

  @Override
  public List<LocalService> services() {
    return List.of(service);
  }

  /** The quotas, for the services that keep to them and for tests that lower them. */
  public Quotas quotas() {
    return quotas;
  }
}
