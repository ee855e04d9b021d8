package io.github.ddbbackup.doctor;

import io.github.ddbbackup.aws.AwsCallException;
import io.github.ddbbackup.aws.AwsClients;
import io.github.ddbbackup.aws.AwsSettings;
import io.github.ddbbackup.config.BackupConfig;
import io.github.ddbbackup.event.BackupException;
import io.github.ddbbackup.filter.TableFilters;
import java.util.ArrayList;
import java.util.List;

/**
 * Looks whether an account and Region have what continuous backup needs: a trail that reports new
 * tables, the bucket, the roles, room for delivery streams, and tables whose streams can be used.
 * Changes nothing. What the caller may not look at is a warning, not a failure.
 */
public final class Doctor implements AutoCloseable {

  private final AwsClients clients;
  private final List<Check> checks;

  private Doctor(AwsClients clients, List<Check> checks) {
    this.clients = clients;
    this.checks = List.copyOf(checks);
  }

  /**
   * A doctor for one account and Region.
   *
   * @param config the configuration that is to be deployed
   * @param aws how AWS is reached
   * @param filters which tables are to be backed up
   * @return the doctor, to be closed by the caller; AWS is not called yet
   */
  public static Doctor of(BackupConfig config, AwsSettings aws, TableFilters filters) {
    AwsClients clients = AwsClients.of(config.region(), aws);
    Tables tables = new Tables(clients, filters);
    List<Check> checks = new ArrayList<>();
    checks.add(new EventsCheck(clients));
    checks.add(new BucketCheck(clients, config.firehoseDeliveryBucket()));
    RolePolicies policies = new RolePolicies(config, clients.region());
    List<RequiredRole> roles = policies.roles();
    checks.add(new BucketPolicyCheck(clients, config.firehoseDeliveryBucket(), roles, tables));
    roles.forEach(role -> checks.add(new RoleCheck(clients, role, tables)));
    checks.add(new QuotaCheck(clients, tables, config.delivery().deliveryStreamsPerTable()));
    checks.add(new StreamsCheck(tables));
    checks.add(new ReadersCheck(clients, tables));
    checks.add(new NamesCheck(tables));
    return new Doctor(clients, checks);
  }

  /**
   * Looks at everything.
   *
   * @return what was found, in the order in which it was looked at
   * @throws BackupException if AWS can't be reached, or takes the credentials for none
   */
  public List<Finding> examine() {
    List<Finding> all = new ArrayList<>();
    for (Check check : checks) {
      all.addAll(findings(check));
    }
    return all;
  }

  private static List<Finding> findings(Check check) {
    try {
      return check.findings();
    } catch (AwsCallException e) {
      return switch (e.kind()) {
        case NO_CREDENTIALS, WRONG_CREDENTIALS, EXPIRED_CREDENTIALS, UNREACHABLE -> throw e;
        default -> List.of(Finding.unchecked(check.subject(), e));
      };
    }
  }

  /** Closes the connections to AWS. */
  @Override
  public void close() {
    clients.close();
  }
}
