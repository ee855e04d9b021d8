package io.github.ddbbackup.local.quotas;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.ddbbackup.local.http.ApiException;
import io.github.ddbbackup.local.http.Checks;
import io.github.ddbbackup.local.http.Json;
import io.github.ddbbackup.local.http.PageRequest;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiFunction;

/** The calls about quotas. */
final class QuotaCalls {
  private static final String INVALID = "IllegalArgumentException";
  private static final String SERVICE = "ServiceCode";
  private static final String QUOTA = "QuotaCode";
  private static final int DEFAULT_PAGE = 100;

  private final Quotas quotas;
  private final String account;
  private final InstantSource clock;

  QuotaCalls(Quotas quotas, String account, InstantSource clock) {
    this.quotas = quotas;
    this.account = account;
    this.clock = clock;
  }

  Map<String, BiFunction<String, ObjectNode, ObjectNode>> calls() {
    return Map.of(
        "ListServices", (region, body) -> services(body),
        "GetServiceQuota", this::applied,
        "GetAWSDefaultServiceQuota", this::byDefault,
        "ListServiceQuotas", this::list,
        "ListAWSDefaultServiceQuotas", this::listDefaults,
        "RequestServiceQuotaIncrease", this::increase);
  }

  private ObjectNode services(ObjectNode body) {
    return page(body)
        .of(Quotas.SERVICES.keySet(), code -> code)
        .answer("Services", "NextToken", QuotaCalls::service);
  }

  private static ObjectNode service(String code) {
    return Json.object()
        .put(SERVICE, code)
        .put("ServiceName", Quotas.SERVICES.getOrDefault(code, code));
  }

  private ObjectNode applied(String region, ObjectNode body) {
    Quota quota = quota(body);
    return answer(shown(region, quota, quotas.applied(quota)));
  }

  private ObjectNode byDefault(String region, ObjectNode body) {
    Quota quota = quota(body);
    return answer(shown(region, quota, quota.value()));
  }

  private static ObjectNode answer(ObjectNode shown) {
    ObjectNode answer = Json.object();
    answer.set("Quota", shown);
    return answer;
  }

  private ObjectNode list(String region, ObjectNode body) {
    List<Quota> all = ofService(body);
    return page(body)
        .of(all, Quota::code)
        .answer("Quotas", "NextToken", quota -> shown(region, quota, quotas.applied(quota)));
  }

  private ObjectNode listDefaults(String region, ObjectNode body) {
    List<Quota> all = ofService(body);
    return page(body)
        .of(all, Quota::code)
        .answer("Quotas", "NextToken", quota -> shown(region, quota, quota.value()));
  }

  /** Nobody has to be asked here: what is wished for applies at once. */
  private ObjectNode increase(String region, ObjectNode body) {
    Checks.of(body).required("DesiredValue").orThrow(INVALID);
    Quota quota = quota(body);
    double wished = body.path("DesiredValue").asDouble();
    if (!quota.adjustable()) {
      throw new ApiException(INVALID, 400, "The quota is not adjustable.");
    }
    if (!(wished > quotas.applied(quota))) {
      throw new ApiException(
          INVALID, 400, "You must provide a quota value greater than the current quota value.");
    }
    quotas.set(quota.service(), quota.name(), wished);
    ObjectNode request = quota.described(region, account).without(List.of("Adjustable"));
    request
        .put("Id", UUID.randomUUID().toString())
        .put("ServiceName", Quotas.SERVICES.get(quota.service()))
        .put("DesiredValue", wished)
        .put("Status", "APPROVED")
        .put("Created", clock.instant().getEpochSecond())
        .put("LastUpdated", clock.instant().getEpochSecond());
    ObjectNode answer = Json.object();
    answer.set("RequestedQuota", request);
    return answer;
  }

  private List<Quota> ofService(ObjectNode body) {
    service(Checks.of(body)).orThrow(INVALID);
    List<Quota> all = quotas.of(body.path(SERVICE).asText());
    if (all.isEmpty()) {
      throw noSuch();
    }
    return all;
  }

  private Quota quota(ObjectNode body) {
    service(Checks.of(body))
        .required(QUOTA)
        .length(QUOTA, 1, 128)
        .pattern(QUOTA, "[a-zA-Z][a-zA-Z0-9-]{1,128}")
        .orThrow(INVALID);
    return quotas
        .find(body.path(SERVICE).asText(), body.path(QUOTA).asText())
        .orElseThrow(QuotaCalls::noSuch);
  }

  private ObjectNode shown(String region, Quota quota, double value) {
    return quota
        .described(region, account)
        .put("ServiceName", Quotas.SERVICES.get(quota.service()))
        .put("Value", value);
  }

  private static Checks service(Checks checks) {
    return checks
        .required(SERVICE)
        .length(SERVICE, 1, 63)
        .pattern(SERVICE, "[a-zA-Z][a-zA-Z0-9-]{1,63}");
  }

  private static PageRequest page(ObjectNode body) {
    Checks.of(body).range("MaxResults", 1, 100).orThrow(INVALID);
    return PageRequest.of(
        Json.text(body, "NextToken"),
        body.path("MaxResults").asInt(DEFAULT_PAGE),
        () ->
            new ApiException(
                "InvalidPaginationTokenException", 400, "The pagination token is invalid."));
  }

  private static ApiException noSuch() {
    return new ApiException(
        "NoSuchResourceException",
        400,
        "The request failed because the specified quota or service" + " does not exist.");
  }
}
