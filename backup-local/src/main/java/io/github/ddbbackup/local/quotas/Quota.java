package io.github.ddbbackup.local.quotas;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.ddbbackup.local.http.Json;
import java.util.Locale;

/**
 * A quota as every account has it at first.
 *
 * @param service code of the service
 * @param code of the quota
 * @param name that the service's pages give it
 * @param value before anyone asked for another
 * @param unit {@code None} for a number of things
 * @param adjustable whether AWS gives more on request
 */
record Quota(
    String service, String code, String name, double value, String unit, boolean adjustable) {

  /**
   * A quota whose code no public page names: this account makes one up, so that programs must find
   * the quota by its name.
   */
  static Quota withoutKnownCode(String service, String name, double value, boolean adjustable) {
    String code = String.format(Locale.ROOT, "L-%08X", (service + "/" + name).hashCode());
    return new Quota(service, code, name, value, "None", adjustable);
  }

  /** As answers show it, but for the name of the service and the value. */
  ObjectNode described(String region, String account) {
    return Json.object()
        .put("ServiceCode", service)
        .put(
            "QuotaArn",
            "arn:aws:servicequotas:" + region + ":" + account + ":" + service + "/" + code)
        .put("QuotaCode", code)
        .put("QuotaName", name)
        .put("Unit", unit)
        .put("Adjustable", adjustable)
        .put("GlobalQuota", false);
  }
}
