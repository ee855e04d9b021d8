package io.github.ddbbackup.delivery;

import io.github.ddbbackup.aws.RetriableHttpClient;
import io.github.ddbbackup.naming.BucketName;
import io.github.ddbbackup.naming.KeyArn;
import io.github.ddbbackup.naming.RegionName;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.EnvironmentVariableCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * The clients that changes are sent with, made for a quick start. They do not repeat failed calls,
 * since {@link ChangeForwarder} does so within the invocation's time, with credentials fetched anew
 * where AWS says that they have expired. Where they call, if not at AWS, they take from the SDK's
 * own environment variables.
 */
public final class DeliveryClients implements AutoCloseable {

  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(2);

  /** How long Firehose may stay silent; a request of 4 MiB is answered within a second or two. */
  private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(10);

  private final Region region;
  private final boolean pathStyle;
  private final RenewedCredentials credentials = new RenewedCredentials(DeliveryClients::found);
  private final SdkHttpClient http =
      new RetriableHttpClient(
          UrlConnectionHttpClient.builder()
              .connectionTimeout(CONNECT_TIMEOUT)
              .socketTimeout(ANSWER_TIMEOUT)
              .build());

  private DeliveryClients(Region region, boolean pathStyle) {
    this.region = region;
    this.pathStyle = pathStyle;
  }

  /** Finds what the SDK's own chain would find, which a function has no need to load. */
  private static AwsCredentialsProvider found() {
    return areInEnvironment(System::getProperty, System::getenv)
        ? EnvironmentVariableCredentialsProvider.create()
        : DefaultCredentialsProvider.builder().build();
  }

  /** Whether the chain would take those of the environment. Blank ones count as not set. */
  static boolean areInEnvironment(
      UnaryOperator<String> properties, UnaryOperator<String> variables) {
    return properties.apply("aws.accessKeyId") == null
        && isSet(variables.apply("AWS_ACCESS_KEY_ID"))
        && isSet(variables.apply("AWS_SECRET_ACCESS_KEY"));
  }

  private static boolean isSet(String value) {
    return value != null && !value.isBlank();
  }

  /**
   * Clients for one Region; none is made yet.
   *
   * @param region the Region
   * @param pathStyle whether S3 is told the bucket in the path, as at endpoints other than AWS's
   * @return the clients
   */
  public static DeliveryClients of(RegionName region, boolean pathStyle) {
    return new DeliveryClients(Region.of(region.value()), pathStyle);
  }

  /**
   * Makes the way to Firehose.
   *
   * @return the delivery streams of the Region
   */
  public DeliveryStreams streams() {
    URI endpoint = new FirehoseEndpoint(System::getProperty, System::getenv).of(region);
    return new FirehoseStreams(
        new FirehoseCall(credentials, http, region, endpoint, Clock.systemUTC()));
  }

  /**
   * Makes the way to a bucket. The client itself is made when something is put.
   *
   * @param bucket the bucket
   * @param key encrypts the objects; empty to leave that to the bucket
   * @return the bucket
   */
  public BackupBucket bucket(BucketName bucket, Optional<KeyArn> key) {
    return new S3Bucket(bucket, key, this::s3);
  }

  private S3Client s3() {
    return S3Client.builder()
        .region(region)
        .credentialsProvider(credentials)
        .httpClient(http)
        .forcePathStyle(pathStyle)
        .overrideConfiguration(this::configure)
        .build();
  }

  private void configure(ClientOverrideConfiguration.Builder configuration) {
    configuration
        .retryStrategy(AwsRetryStrategy.doNotRetry())
        .addExecutionInterceptor(credentials.renewing());
  }

  /** Closes the connections. */
  @Override
  public void close() {
    http.close();
    credentials.close();
  }
}
