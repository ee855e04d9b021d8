package io.github.ddbbackup.doctor;

import com.google.common.collect.Iterables;
import io.github.ddbbackup.aws.AwsCall;
import io.github.ddbbackup.aws.AwsCallException;
import io.github.ddbbackup.aws.AwsClients;
import io.github.ddbbackup.config.DeliveryStreamCounts;
import io.github.ddbbackup.naming.DeliveryStreamName;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.firehose.model.ListDeliveryStreamsResponse;
import software.amazon.awssdk.services.servicequotas.model.ServiceQuota;

/** Whether the account may have as many delivery streams as the tables to back up are to have. */
final class QuotaCheck implements Check {

  /**
   * How many a Region has by default, see <a
   * href="https://docs.aws.amazon.com/firehose/latest/dev/limits.html">Amazon Data Firehose
   * Quota</a>.
   */
  static final long DEFAULT_QUOTA = 5_000;

  /**
   * What Service Quotas calls the quota, see <a
   * href="https://docs.aws.amazon.com/general/latest/gr/fh.html">Amazon Data Firehose endpoints and
   * quotas</a>. Its code is not in the documentation, so it is found by its name.
   */
  private static final String QUOTA_NAME = "Delivery streams";

  private static final String SUBJECT = "quota of delivery streams";

  private static final String SERVICE = "firehose";

  /** The most names that one answer may hold. */
  private static final int PAGE = 10_000;

  private final AwsClients clients;
  private final Tables tables;
  private final DeliveryStreamCounts counts;

  QuotaCheck(AwsClients clients, Tables tables, DeliveryStreamCounts counts) {
    this.clients = clients;
    this.tables = tables;
    this.counts = counts;
  }

  @Override
  public String subject() {
    return SUBJECT;
  }

  @Override
  public List<Finding> findings() {
    Set<String> there = deliveryStreams();
    long toCome =
        tables.selected().stream()
            .flatMap(t -> DeliveryStreamName.firstOf(t, counts.of(t)).stream())
            .filter(name -> !there.contains(name.value()))
            .count();
    return List.of(judge(quota(), there.size(), toCome));
  }

  static Finding judge(Quota quota, long there, long toCome) {
    String what =
        "%d of %d%s are there, %d to come for tables that lack them"
            .formatted(there, quota.value(), quota.note(), toCome);
    return there + toCome <= quota.value()
        ? Finding.ok(SUBJECT, what)
        : Finding.warning(
            SUBJECT,
            what,
            "Each table that is backed up needs one, or as many as deliveryStreamsPerTable says; those"
                + " that find no room are not backed up.",
            "aws service-quotas request-service-quota-increase --service-code "
                + SERVICE
                + " --quota-code "
                + quota.code()
                + " --desired-value "
                + (there + toCome));
  }

  private Set<String> deliveryStreams() {
    Set<String> names = new HashSet<>();
    Optional<String> last = Optional.empty();
    boolean more = true;
    while (more) {
      ListDeliveryStreamsResponse page = page(last);
      names.addAll(page.deliveryStreamNames());
      last = Optional.ofNullable(Iterables.getLast(page.deliveryStreamNames(), null));
      more = Boolean.TRUE.equals(page.hasMoreDeliveryStreams()) && last.isPresent();
    }
    return names;
  }

  private ListDeliveryStreamsResponse page(Optional<String> after) {
    return new AwsCall("firehose:ListDeliveryStreams", "all delivery streams")
        .answer(
            () ->
                clients
                    .firehose()
                    .listDeliveryStreams(
                        r -> {
                          r.limit(PAGE);
                          after.ifPresent(r::exclusiveStartDeliveryStreamName);
                        }));
  }

  /**
   * A quota.
   *
   * @param note what is to be said of its value
   */
  record Quota(long value, String code, String note) {}

  private Quota quota() {
    try {
      return new AwsCall("servicequotas:ListServiceQuotas", "the quotas of Firehose")
          .answer(
              () ->
                  clients
                      .serviceQuotas()
                      .listServiceQuotasPaginator(r -> r.serviceCode(SERVICE))
                      .quotas()
                      .stream()
                      .filter(q -> QUOTA_NAME.equalsIgnoreCase(q.quotaName()))
                      .findFirst())
          .map(QuotaCheck::applied)
          .orElseGet(() -> byDefault("Service Quotas does not know it"));
    } catch (AwsCallException e) {
      return byDefault(e.what());
    }
  }

  private static Quota applied(ServiceQuota quota) {
    return new Quota(quota.value().longValue(), quota.quotaCode(), "");
  }

  private static Quota byDefault(String why) {
    return new Quota(
        DEFAULT_QUOTA, "CODE", " (by default; the account's own is unknown: " + why + ")");
  }
}
