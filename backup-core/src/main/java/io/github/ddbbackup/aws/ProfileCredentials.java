package io.github.ddbbackup.aws;

import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.ProfileCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.utils.SdkAutoCloseable;

/**
 * The credentials of a profile that someone named. Where they can't be had for a reason of the
 * profile's own, be it a login that is missing, the failure says so and names the profile: the
 * SDK's own can be anything, down to a file of its cache that is not there.
 */
final class ProfileCredentials implements AwsCredentialsProvider, SdkAutoCloseable {

  private final String profile;
  private final ProfileCredentialsProvider provider;

  ProfileCredentials(String profile) {
    this.profile = profile;
    this.provider = ProfileCredentialsProvider.create(profile);
  }

  @Override
  public AwsCredentials resolveCredentials() {
    try {
      return provider.resolveCredentials();
    } catch (SdkException e) {
      throw ErrorClassifier.kindOf(e) == ErrorKind.OTHER ? unavailable(e) : e;
    } catch (RuntimeException e) {
      throw unavailable(e);
    }
  }

  private SdkClientException unavailable(RuntimeException cause) {
    return SdkClientException.create(
        ErrorClassifier.NO_CREDENTIALS + " of profile '" + profile + "': " + cause.getMessage(),
        cause);
  }

  @Override
  public void close() {
    provider.close();
  }
}
