package io.github.ddbbackup.delivery;

import io.github.ddbbackup.event.BackupException;
import java.net.URI;
import java.util.concurrent.CompletionException;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.firehose.endpoints.FirehoseEndpointParams;
import software.amazon.awssdk.services.firehose.endpoints.FirehoseEndpointProvider;

/**
 * Where Firehose is called: where the SDK's own rules say, for all partitions, or where the
 * environment says, see <a
 * href="https://docs.aws.amazon.com/sdkref/latest/guide/feature-ss-endpoints.html">Service-specific
 * endpoints</a> and <a
 * href="https://docs.aws.amazon.com/sdkref/latest/guide/feature-endpoints.html">Dual-stack and FIPS
 * endpoints</a>. A profile is not asked: functions have none.
 */
final class FirehoseEndpoint {

  private final UnaryOperator<String> properties;
  private final UnaryOperator<String> variables;

  /**
   * Makes one.
   *
   * @param properties the system properties, which come first; null for those that are not set
   * @param variables the environment variables; null for those that are not set. Empty ones count
   *     as not set
   */
  FirehoseEndpoint(UnaryOperator<String> properties, UnaryOperator<String> variables) {
    this.properties = properties;
    this.variables = variables;
  }

  /**
   * The address for a Region.
   *
   * @throws BackupException if the settings give no address of HTTP or HTTPS, contradict each
   *     other, or are neither true nor false where they have to be
   */
  URI of(Region region) {
    String own = setting("aws.endpointUrlFirehose", "AWS_ENDPOINT_URL_FIREHOSE");
    FirehoseEndpointParams asked =
        FirehoseEndpointParams.builder()
            .region(region)
            .useFips(isSet("aws.useFipsEndpoint", "AWS_USE_FIPS_ENDPOINT"))
            .useDualStack(isSet("aws.useDualstackEndpoint", "AWS_USE_DUALSTACK_ENDPOINT"))
            .endpoint(own == null ? setting("aws.endpointUrl", "AWS_ENDPOINT_URL") : own)
            .build();
    try {
      URI address = FirehoseEndpointProvider.defaultProvider().resolveEndpoint(asked).join().url();
      if (!isOfHttp(address.getScheme()) || address.getHost() == null) {
        throw wrong(address.toString(), null);
      }
      return address;
    } catch (CompletionException e) {
      throw wrong(e.getCause().getMessage(), e);
    }
  }

  private static boolean isOfHttp(String scheme) {
    return "https".equalsIgnoreCase(scheme) || "http".equalsIgnoreCase(scheme);
  }

  private static BackupException wrong(String value, Throwable cause) {
    return BackupException.user(
        "There is no such address of Firehose",
        value,
        "Correct the settings that begin with AWS_ENDPOINT_URL or AWS_USE.",
        cause);
  }

  /** What is written wrongly must not lead to an endpoint that does not meet FIPS. */
  private boolean isSet(String property, String variable) {
    String value = setting(property, variable);
    if (value == null || "false".equalsIgnoreCase(value)) {
      return false;
    }
    if ("true".equalsIgnoreCase(value)) {
      return true;
    }
    throw BackupException.user(
        "A setting of Firehose's address is neither true nor false",
        variable + "=" + value,
        "Set " + variable + " (or the system property " + property + ") to true or false.");
  }

  private String setting(String property, String variable) {
    String set = properties.apply(property);
    String value = set == null ? variables.apply(variable) : set;
    return value == null || value.isBlank() ? null : value.strip();
  }
}
