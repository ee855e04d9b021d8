package io.github.ddbbackup.local;

import java.net.URI;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.regions.Region;

/** Clients of the SDK that talk to an account. */
public final class Clients {
  private Clients() {}

  /** A client in us-east-1 that does not retry. */
  public static <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C of(
      LocalAccount account, B builder) {
    return of(account.endpoint(), Region.US_EAST_1, builder);
  }

  /** A client in a region that does not retry. */
  public static <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C of(
      URI endpoint, Region region, B builder) {
    return of(endpoint, region, builder, ApacheHttpClient.builder());
  }

  /** A client in a region that does not retry and speaks through a given HTTP client. */
  public static <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C of(
      URI endpoint, Region region, B builder, ApacheHttpClient.Builder http) {
    return builder
        .endpointOverride(endpoint)
        .region(region)
        .httpClientBuilder(http)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "secret")))
        .overrideConfiguration(o -> o.retryStrategy(r -> r.maxAttempts(1)))
        .build();
  }
}
