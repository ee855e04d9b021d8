package io.github.ddbbackup.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ddbbackup.event.BackupException;
import io.github.ddbbackup.naming.RegionName;
import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AwsClientsTest {

  private static final RegionName REGION = RegionName.of("eu-west-1");

  @Test
  void regionOfTheSettingsComesBeforeThatOfTheConfiguration() {
    AwsSettings settings =
        new AwsSettings(Optional.of("us-west-2"), Optional.empty(), Optional.empty());
    try (AwsClients clients = AwsClients.of(REGION, settings)) {
      assertThat(clients.region()).isEqualTo(RegionName.of("us-west-2"));
    }
  }

  @Test
  void clientsAreMadeOnce() {
    try (AwsClients clients = AwsClients.of(REGION, AwsSettings.defaults())) {
      assertThat(clients.lambda()).isSameAs(clients.lambda());
      assertThat(clients.s3()).isSameAs(clients.s3());
    }
  }

  @Test
  void atAnotherEndpointTheBucketStandsInThePath() {
    AwsSettings settings =
        new AwsSettings(
            Optional.empty(), Optional.empty(), Optional.of(URI.create("http://s3.test:4566")));
    try (AwsClients clients = AwsClients.of(REGION, settings)) {
      assertThat(clients.s3().utilities().getUrl(r -> r.bucket("backups").key("a/b")))
          .hasToString("http://s3.test:4566/backups/a/b");
    }
  }

  @Test
  void unknownProfileIsTheUsersToMend() {
    AwsSettings settings =
        new AwsSettings(Optional.empty(), Optional.of("no-such-profile"), Optional.empty());
    try (AwsClients clients = AwsClients.of(REGION, settings)) {
      assertThatThrownBy(
              () ->
                  new AwsCall("dynamodb:ListTables", "all tables")
                      .answer(() -> clients.dynamoDb().listTables()))
          .isInstanceOfSatisfying(
              AwsCallException.class,
              e -> assertThat(e.category()).isEqualTo(BackupException.Category.USER))
          .hasMessageContaining("no-such-profile");
    }
  }
}
