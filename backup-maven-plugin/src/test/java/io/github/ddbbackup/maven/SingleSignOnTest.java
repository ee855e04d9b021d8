package io.github.ddbbackup.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ddbbackup.aws.AwsSettings;
import io.github.ddbbackup.config.BackupConfig;
import io.github.ddbbackup.config.TableSelection;
import io.github.ddbbackup.event.BackupException;
import io.github.ddbbackup.naming.BucketName;
import io.github.ddbbackup.naming.RegionName;
import io.github.ddbbackup.naming.RoleArn;
import io.github.ddbbackup.provision.ContinuousBackup;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Profiles that need a login, by someone who is not logged in. */
class SingleSignOnTest {

  private static final String CONFIG_FILE = "aws.configFile";

  private static final String PROFILES =
      """
      [profile by-session]
      sso_session = ddbbackup-test-session
      sso_account_id = 123456789012
      sso_role_name = Backup
      [sso-session ddbbackup-test-session]
      sso_region = eu-west-1
      sso_start_url = https://ddbbackup-test.awsapps.com/start
      sso_registration_scopes = sso:account:access
      [profile by-login]
      login_session = arn:aws:iam::123456789012:user/ddbbackup-test
      region = eu-west-1
      [profile by-url]
      sso_start_url = https://ddbbackup-test-url.awsapps.com/start
      sso_region = eu-west-1
      sso_account_id = 123456789012
      sso_role_name = Backup
      """;

  @TempDir Path folder;
  private Optional<String> before = Optional.empty();

  @BeforeEach
  void useOwnProfiles() throws IOException {
    before = Optional.ofNullable(System.getProperty(CONFIG_FILE));
    Path file = Files.writeString(folder.resolve("config"), PROFILES);
    System.setProperty(CONFIG_FILE, file.toString());
  }

  @AfterEach
  void useTheProfilesOfBefore() {
    before.ifPresentOrElse(
        file -> System.setProperty(CONFIG_FILE, file), () -> System.clearProperty(CONFIG_FILE));
  }

  @ParameterizedTest
  @ValueSource(strings = {"by-session", "by-url", "by-login"})
  void whatIsMissingIsTheLoginAndNoModule(String profile) {
    try (ContinuousBackup backup =
        ContinuousBackup.builder()
            .config(config())
            .aws(new AwsSettings(Optional.empty(), Optional.of(profile), Optional.empty()))
            .build()) {
      assertThatThrownBy(() -> backup.status(TableSelection.all()))
          .isInstanceOfSatisfying(
              BackupException.class,
              e -> assertThat(e.category()).isEqualTo(BackupException.Category.USER))
          .hasMessageContaining("There are no AWS credentials")
          .hasMessageContaining(profile)
          .hasMessageContaining("aws sso login --profile")
          .hasMessageContaining("'aws login'")
          .hasMessageNotContaining("class path");
    }
  }

  private static BackupConfig config() {
    RoleArn role = RoleArn.of("arn:aws:iam::123456789012:role/Any");
    return BackupConfig.builder(RegionName.of("eu-west-1"), BucketName.of("any-bucket"), role, role)
        .build();
  }
}
