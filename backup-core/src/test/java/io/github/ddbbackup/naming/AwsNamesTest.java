package io.github.ddbbackup.naming;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ddbbackup.event.BackupException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AwsNamesTest {

  @ParameterizedTest
  @CsvSource({
    "arn:aws:iam::123456789012:role/LambdaExecRole, aws, LambdaExecRole",
    "arn:aws-cn:iam::123456789012:role/service-role/My.Role@x, aws-cn, My.Role@x",
    "arn:aws-us-gov:iam::123456789012:role/a/b/c, aws-us-gov, c",
    "arn:aws-iso-b:iam::123456789012:role/r, aws-iso-b, r"
  })
  void takesRoleArnsOfAllPartitions(String arn, String partition, String name) {
    RoleArn role = RoleArn.of(arn);

    assertThat(role.partition()).isEqualTo(partition);
    assertThat(role.account()).isEqualTo("123456789012");
    assertThat(role.roleName()).isEqualTo(name);
    assertThat(role).hasToString(arn);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "LambdaExecRole",
        "arn:aws:iam::12345678901:role/R",
        "arn:aws:iam::123456789012:user/R",
        "arn:aws:iam::123456789012:role/",
        "arn:aws:iam::123456789012:role/a/",
        "arn:aws:iam::123456789012:role/a b",
        "arn:aws:iam:eu-west-1:123456789012:role/R",
        "arn:google:iam::123456789012:role/R"
      })
  void refusesOtherRoles(String arn) {
    assertThatThrownBy(() -> RoleArn.of(arn))
        .isInstanceOf(BackupException.class)
        .hasMessageContaining("arn:aws:iam::123456789012:role/NAME");
  }

  @Test
  void refusesARoleNameOf65Characters() {
    String arn = "arn:aws:iam::123456789012:role/" + "r".repeat(64);

    assertThat(RoleArn.of(arn).roleName()).hasSize(64);
    assertThatThrownBy(() -> RoleArn.of(arn + "r")).isInstanceOf(BackupException.class);
  }

  @Test
  void explainsPlaceholders() {
    assertThatThrownBy(() -> RoleArn.of("arn:aws:iam::<my account number>:role/LambdaExecRole"))
        .hasMessageStartingWith("A placeholder was not filled in: 'arn:aws:iam::<my account")
        .hasMessageContaining("12-digit number");
    assertThatThrownBy(() -> BucketName.of("<my bucket>"))
        .hasMessageStartingWith("A placeholder was not filled in: '<my bucket>'");
  }

  @ParameterizedTest
  @ValueSource(strings = {"abc", "my-backup-bucket", "1.2.3", "a.b-c.d0", "1.2.3.4x"})
  void takesBucketNames(String name) {
    assertThat(BucketName.of(name)).hasToString(name);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "ab",
        "My-Bucket",
        "my_bucket",
        "-bucket",
        "bucket-",
        "a..b",
        "192.168.5.4",
        "xn--bucket",
        "bucket-s3alias",
        "bucket--x-s3",
        "arn:aws:s3:::bucket",
        "s3://bucket",
        "bucket/folder"
      })
  void refusesOtherBuckets(String name) {
    assertThatThrownBy(() -> BucketName.of(name)).isInstanceOf(BackupException.class);
  }

  @Test
  void bucketNamesHaveUpTo63Characters() {
    assertThat(BucketName.of("b".repeat(63)).value()).hasSize(63);
    assertThatThrownBy(() -> BucketName.of("b".repeat(64))).isInstanceOf(BackupException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "eu-west-1",
        "us-gov-west-1",
        "cn-northwest-1",
        "us-isob-east-1",
        "eusc-de-east-1",
        "ap-southeast-12"
      })
  void takesRegions(String region) {
    assertThat(RegionName.of(region)).hasToString(region);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "eu-west", "EU-WEST-1", "euwest1", "eu-west-1a", "Ireland", "eu-1"})
  void refusesOtherRegions(String region) {
    assertThatThrownBy(() -> RegionName.of(region))
        .isInstanceOf(BackupException.class)
        .hasMessageContaining("eu-west-1");
  }
}
