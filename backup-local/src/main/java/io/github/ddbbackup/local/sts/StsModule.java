package io.github.ddbbackup.local.sts;

import io.github.ddbbackup.local.http.LocalService;
import io.github.ddbbackup.local.http.QueryService;
import io.github.ddbbackup.local.http.ServiceContext;
import io.github.ddbbackup.local.http.ServiceModule;
import io.github.ddbbackup.local.http.Xml;
import java.util.List;
import java.util.Map;

/** STS as a part of the account: whoever calls is the account's root user. */
public final class StsModule implements ServiceModule {
  private final LocalService service;

  /** STS of an account. */
  public StsModule(ServiceContext context) {
    String identity =
        Xml.text("Arn", "arn:aws:iam::" + context.account() + ":root")
            + Xml.text("UserId", context.account())
            + Xml.text("Account", context.account());
    service =
        new QueryService(
            "sts",
            "https://sts.amazonaws.com/doc/2011-06-15/",
            Map.of("GetCallerIdentity", parameters -> identity));
  }

  @Override
  public List<LocalService> services() {
    return List.of(service);
  }
}
