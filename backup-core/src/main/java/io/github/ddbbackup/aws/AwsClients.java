package io.github.ddbbackup.aws;

import com.google.common.base.Supplier;
import com.google.common.base.Suppliers;
import io.github.ddbbackup.naming.RegionName;
import java.util.List;
import java.util.stream.Stream;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudtrail.CloudTrailClient;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.firehose.FirehoseClient;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.servicequotas.ServiceQuotasClient;
import software.amazon.awssdk.utils.SdkAutoCloseable;

/**
 * The clients of one account and Region. Each is made when it is first asked for, since a cold
 * start pays for every one. All share one HTTP client. Thread-safe.
 */
public final class AwsClients implements AutoCloseable {

  /**
   * Bulk runs meet Firehose's limit of five control calls a second, see <a
   * href="https://docs.aws.amazon.com/firehose/latest/dev/limits.html">Quota</a>: the adaptive mode
   * slows down to what the service takes, and these attempts span about half a minute.
   */
  private static final int ATTEMPTS = 8;

  /** Tells this product's calls from others in a trail's records, at the end of User-Agent. */
  private static final String APP_ID = "ddbbackup";

  private final Region region;
  private final AwsSettings settings;
  private final AwsCredentialsProvider credentials;
  private final SdkHttpClient http = new RetriableHttpClient(UrlConnectionHttpClient.create());
  private final List<ExecutionInterceptor> interceptors;

  private final Supplier<DynamoDbClient> dynamoDb =
      Suppliers.memoize(() -> configured(DynamoDbClient.builder(), new GivenBody()).build());
  private final Supplier<DynamoDbStreamsClient> dynamoDbStreams =
      Suppliers.memoize(() -> configured(DynamoDbStreamsClient.builder()).build());
  private final Supplier<FirehoseClient> firehose =
      Suppliers.memoize(() -> configured(FirehoseClient.builder()).build());
  private final Supplier<LambdaClient> lambda =
      Suppliers.memoize(() -> configured(LambdaClient.builder()).build());
  private final Supplier<S3Client> s3 = Suppliers.memoize(this::makeS3);
  private final Supplier<Logs> logs = Suppliers.memoize(Logs::new);
  private final Supplier<DeployClients> deploying = Suppliers.memoize(DeployClients::new);

  private AwsClients(Region region, AwsSettings settings, List<ExecutionInterceptor> interceptors) {
    this.region = region;
    this.settings = settings;
    this.interceptors = List.copyOf(interceptors);
    this.credentials =
        settings
            .profile()
            .<AwsCredentialsProvider>map(ProfileCredentials::new)
            .orElseGet(() -> DefaultCredentialsProvider.builder().build());
  }

  /**
   * Clients for one Region.
   *
   * @param region the Region that is used unless the settings name another
   * @param settings how AWS is reached
   * @param interceptors see every call, for example to record or to fail it
   * @return the clients; none is made yet
   */
  public static AwsClients of(
      RegionName region, AwsSettings settings, ExecutionInterceptor... interceptors) {
    String code = settings.region().orElse(region.value());
    return new AwsClients(Region.of(code), settings, List.of(interceptors));
  }

  /**
   * The Region that is called.
   *
   * @return its code
   */
  public RegionName region() {
    return RegionName.of(region.id());
  }

  /**
   * The client of DynamoDB.
   *
   * @return always the same client
   */
  public DynamoDbClient dynamoDb() {
    return dynamoDb.get();
  }

  /**
   * The client of DynamoDB Streams.
   *
   * @return always the same client
   */
  public DynamoDbStreamsClient dynamoDbStreams() {
    return dynamoDbStreams.get();
  }

  /**
   * The client of Firehose.
   *
   * @return always the same client
   */
  public FirehoseClient firehose() {
    return firehose.get();
  }

  /**
   * The client of Lambda.
   *
   * @return always the same client
   */
  public LambdaClient lambda() {
    return lambda.get();
  }

  /**
   * The client of S3. At another endpoint than AWS's the bucket stands in the path.
   *
   * @return always the same client
   */
  public S3Client s3() {
    return s3.get();
  }

  /**
   * The client of EventBridge.
   *
   * @return always the same client
   */
  public EventBridgeClient eventBridge() {
    return deploying.get().eventBridge.get();
  }

  /**
   * The client of CloudWatch Logs.
   *
   * @return always the same client
   */
  public CloudWatchLogsClient logs() {
    return logs.get().client;
  }

  /**
   * The client of CloudWatch.
   *
   * @return always the same client
   */
  public CloudWatchClient cloudWatch() {
    return deploying.get().cloudWatch.get();
  }

  /**
   * The client of CloudTrail.
   *
   * @return always the same client
   */
  public CloudTrailClient cloudTrail() {
    return deploying.get().cloudTrail.get();
  }

  /**
   * The client of IAM.
   *
   * @return always the same client
   */
  public IamClient iam() {
    return deploying.get().iam.get();
  }

  /**
   * The client of Service Quotas.
   *
   * @return always the same client
   */
  public ServiceQuotasClient serviceQuotas() {
    return deploying.get().serviceQuotas.get();
  }

  /** Closes the HTTP client and the credentials; the clients can't be used any more. */
  @Override
  public void close() {
    http.close();
    if (credentials instanceof SdkAutoCloseable closeable) {
      closeable.close();
    }
  }

  private S3Client makeS3() {
    return configured(S3Client.builder()).forcePathStyle(isElsewhere()).build();
  }

  /** The SDK reads these variables too: an endpoint may be given without our knowing. */
  private boolean isElsewhere() {
    return settings.endpoint().isPresent()
        || Stream.of("AWS_ENDPOINT_URL_S3", "AWS_ENDPOINT_URL")
            .anyMatch(System.getenv()::containsKey);
  }

  private <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> B configured(
      B builder, ExecutionInterceptor... own) {
    builder
        .region(region)
        .credentialsProvider(credentials)
        .httpClient(http)
        .overrideConfiguration(
            c ->
                c.appId(APP_ID)
                    .retryStrategy(
                        AwsRetryStrategy.adaptiveRetryStrategy().toBuilder()
                            .maxAttempts(ATTEMPTS)
                            .build())
                    .executionInterceptors(
                        Stream.concat(Stream.of(own), interceptors.stream()).toList()));
    settings.endpoint().ifPresent(builder::endpointOverride);
    return builder;
  }

  /** The functions seldom need it, so nothing may load its classes before it is asked for. */
  private final class Logs {
    private final CloudWatchLogsClient client = configured(CloudWatchLogsClient.builder()).build();
  }

  /**
   * The clients that deploying and looking need and the functions do not: the functions' archive is
   * without them, so that nothing may load their classes before they are asked for.
   */
  private final class DeployClients {
    private final Supplier<EventBridgeClient> eventBridge =
        Suppliers.memoize(() -> configured(EventBridgeClient.builder()).build());
    private final Supplier<CloudWatchClient> cloudWatch =
        Suppliers.memoize(() -> configured(CloudWatchClient.builder()).build());
    private final Supplier<CloudTrailClient> cloudTrail =
        Suppliers.memoize(() -> configured(CloudTrailClient.builder()).build());
    private final Supplier<IamClient> iam =
        Suppliers.memoize(() -> configured(IamClient.builder()).build());
    private final Supplier<ServiceQuotasClient> serviceQuotas =
        Suppliers.memoize(() -> configured(ServiceQuotasClient.builder()).build());
  }
}
