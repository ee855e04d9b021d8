package io.github.ddbbackup.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ddbbackup.event.BackupException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.regions.Region;

class FirehoseEndpointTest {

  @Test
  void isAwssOwnInEachPartition() {
    assertThat(endpoint("eu-west-1", Map.of()))
        .isEqualTo("https://firehose.eu-west-1.amazonaws.com");
    assertThat(endpoint("cn-north-1", Map.of()))
        .isEqualTo("https://firehose.cn-north-1.amazonaws.com.cn");
    assertThat(endpoint("us-gov-west-1", Map.of()))
        .isEqualTo("https://firehose.us-gov-west-1.amazonaws.com");
  }

  @Test
  void canBeForFipsAndForDualStack() {
    Map<String, String> fips = Map.of("AWS_USE_FIPS_ENDPOINT", "true");
    Map<String, String> dualStack = Map.of("AWS_USE_DUALSTACK_ENDPOINT", "true");

    assertThat(endpoint("us-east-1", fips))
        .isEqualTo("https://firehose-fips.us-east-1.amazonaws.com");
    assertThat(endpoint("us-east-1", dualStack)).isEqualTo("https://firehose.us-east-1.api.aws");
    assertThat(endpoint("us-east-1", Map.of("aws.useFipsEndpoint", "true")))
        .isEqualTo("https://firehose-fips.us-east-1.amazonaws.com");
  }

  @Test
  void canBeAnother() {
    Map<String, String> all = Map.of("AWS_ENDPOINT_URL", "http://all:1");
    Map<String, String> one =
        Map.of(
            "AWS_ENDPOINT_URL", "http://all:1", "AWS_ENDPOINT_URL_FIREHOSE", "http://one:2/path");

    assertThat(endpoint("eu-west-1", all)).isEqualTo("http://all:1");
    assertThat(endpoint("eu-west-1", one)).isEqualTo("http://one:2/path");
    assertThat(endpoint("eu-west-1", Map.of("aws.endpointUrlFirehose", "http://three:3")))
        .isEqualTo("http://three:3");
  }

  @Test
  void cannotBeAnotherAndForFips() {
    assertThatThrownBy(
            () ->
                endpoint(
                    "eu-west-1",
                    Map.of("AWS_ENDPOINT_URL", "http://all:1", "AWS_USE_FIPS_ENDPOINT", "true")))
        .isInstanceOf(BackupException.class)
        .hasMessageContaining("FIPS and custom endpoint are not supported");
  }

  @Test
  void emptySettingsCountAsNone() {
    Map<String, String> empty = Map.of("AWS_ENDPOINT_URL", "", "AWS_USE_FIPS_ENDPOINT", " ");

    assertThat(endpoint("eu-west-1", empty)).isEqualTo("https://firehose.eu-west-1.amazonaws.com");
  }

  @Test
  void isForFipsAndForDualStackOrNotInWhateverCase() {
    Map<String, String> settings =
        Map.of("AWS_USE_FIPS_ENDPOINT", "TRUE", "AWS_USE_DUALSTACK_ENDPOINT", "False");

    assertThat(endpoint("us-east-1", settings))
        .isEqualTo("https://firehose-fips.us-east-1.amazonaws.com");
  }

  @Test
  void whatIsNeitherTrueNorFalseIsRefused() {
    for (String variable : List.of("AWS_USE_FIPS_ENDPOINT", "AWS_USE_DUALSTACK_ENDPOINT")) {
      for (String value : List.of("yes", "1", "tru", "true false")) {
        assertThatThrownBy(() -> endpoint("us-east-1", Map.of(variable, value)))
            .isInstanceOf(BackupException.class)
            .hasMessageContaining(variable + "=" + value)
            .hasMessageContaining("to true or false.");
      }
    }
    assertThatThrownBy(() -> endpoint("us-east-1", Map.of("aws.useFipsEndpoint", "on")))
        .isInstanceOf(BackupException.class)
        .hasMessageContaining("aws.useFipsEndpoint");
  }

  @Test
  void mustBeOfHttp() {
    for (String address : List.of("ftp://all:1", "file://host/path", "httpx://all")) {
      assertThatThrownBy(() -> endpoint("eu-west-1", Map.of("AWS_ENDPOINT_URL", address)))
          .isInstanceOf(BackupException.class)
          .hasMessageContaining(address);
    }
    assertThat(endpoint("eu-west-1", Map.of("AWS_ENDPOINT_URL", "https://all")))
        .isEqualTo("https://all");
  }

  @Test
  void mustBeAnAddress() {
    assertThatThrownBy(() -> endpoint("eu-west-1", Map.of("AWS_ENDPOINT_URL", "localhost:4566")))
        .isInstanceOf(BackupException.class)
        .hasMessageContaining("localhost:4566");
    assertThatThrownBy(() -> endpoint("eu-west-1", Map.of("AWS_ENDPOINT_URL", "not a URL")))
        .isInstanceOf(BackupException.class);
  }

  private static String endpoint(String region, Map<String, String> settings) {
    return new FirehoseEndpoint(settings::get, settings::get).of(Region.of(region)).toString();
  }
}
