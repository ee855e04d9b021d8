package io.github.ddbbackup.doctor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.ddbbackup.doctor.Finding.Severity;
import io.github.ddbbackup.filter.TableFilters;
import io.github.ddbbackup.local.LocalAccount;
import io.github.ddbbackup.local.junit.LocalAccountExtension;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.cloudtrail.model.EventSelector;
import software.amazon.awssdk.services.cloudtrail.model.ReadWriteType;

/** What the doctor finds, over the wire. */
@ExtendWith(LocalAccountExtension.class)
class DoctorTest {

  private static final String LONG = "a".repeat(70);

  private final LocalAccount account;

  DoctorTest(LocalAccount account) {
    this.account = account;
  }

  @Test
  void anAccountMadeAsTheGuideSaysIsInOrder() throws IOException {
    try (Patient patient = new Patient(account, "aa").prepared()) {
      patient.makeTable("Orders");
      patient.makeTable(LONG);
      List<Finding> findings = patient.examine();

      assertThat(findings).extracting(Finding::severity).containsOnly(Severity.OK);
      assertThat(findings)
          .extracting(Finding::what)
          .contains(
              "exists",
              "blocks public access",
              "there is none",
              "keeps what is overwritten or deleted",
              "can be assumed by lambda.amazonaws.com",
              "allows what is needed",
              "0 of 5000 are there, 2 to come for tables that lack them",
              "every stream has room for the backup")
          .anyMatch(what -> what.contains("so its delivery stream is called aaa"));
    }
  }

  @Test
  void whatIsMissingIsAnErrorWithItsRemedy() {
    try (LocalAccount bare =
            LocalAccount.builder()
                .inMemory()
                .withTrail(false)
                .dynamoDbClassPath(LocalAccountExtension.dynamoDbClassPath())
                .start();
        Patient patient = new Patient(bare, "ab")) {
      assertThat(patient.examine())
          .filteredOn(f -> f.severity() == Severity.ERROR)
          .extracting(Finding::subject)
          .containsExactly(
              "CloudTrail",
              "bucket doctors-bucket-ab",
              "role ab-firehose (firehoseDeliveryRoleArn)",
              "role ab-lambda (lambdaExecRoleArn)",
              "role ab-events (cloudWatchRoleArn)");
      bare.quotas().set("firehose", "Delivery streams", 1);
      patient.makeTable("One");
      patient.makeTable("Two");
      assertThat(patient.examine())
          .filteredOn(f -> f.subject().equals("quota of delivery streams"))
          .singleElement()
          .satisfies(f -> assertThat(f.severity()).isEqualTo(Severity.WARNING))
          .satisfies(f -> assertThat(f.what()).startsWith("0 of 1 are there, 2 to come"))
          .satisfies(f -> assertThat(f.remedy()).endsWith("--desired-value 2"));
      assertThat(patient.examine())
          .filteredOn(f -> f.severity() == Severity.ERROR)
          .allSatisfy(f -> assertThat(f.remedy()).startsWith("aws "))
          .allSatisfy(f -> assertThat(f.why()).endsWith("."));
      trailOfReads(patient);
      assertThat(patient.examine()).first().extracting(Finding::severity).isEqualTo(Severity.ERROR);
    }
  }

  private static void trailOfReads(Patient patient) {
    patient.clients.cloudTrail().createTrail(r -> r.name("reads").s3BucketName("logs"));
    patient.clients.cloudTrail().startLogging(r -> r.name("reads"));
    patient
        .clients
        .cloudTrail()
        .putEventSelectors(
            r ->
                r.trailName("reads")
                    .eventSelectors(
                        EventSelector.builder()
                            .includeManagementEvents(true)
                            .readWriteType(ReadWriteType.READ_ONLY)
                            .build()));
  }

  @Test
  void aBucketThatIsOpenIsWarnedOf() {
    try (Patient patient = new Patient(account, "ac")) {
      patient.clients.s3().createBucket(r -> r.bucket(patient.bucket()));

      assertThat(patient.examine())
          .filteredOn(f -> f.subject().startsWith("bucket"))
          .filteredOn(f -> f.severity() == Severity.WARNING)
          .hasSize(2)
          .first()
          .satisfies(f -> assertThat(f.what()).isEqualTo("does not block public access"))
          .satisfies(f -> assertThat(f.remedy()).startsWith("aws s3api put-public-access-block"));
    }
  }

  @Test
  void rolesThatServeOthersAreErrors() throws IOException {
    try (Patient patient = new Patient(account, "ad")) {
      patient.makeBucket();
      patient.makeRole("firehose", patient.policy("lambda-trust"), patient.policy("firehose"));
      patient.makeRole(
          "lambda",
          patient.policy("lambda-trust"),
          patient.policy("lambda").replace("firehose:PutRecordBatch", "firehose:PutRecord"));
      patient.makeRole("events", patient.policy("events-trust"), patient.policy("events"));

      assertThat(patient.examine())
          .filteredOn(f -> f.severity() != Severity.OK)
          .extracting(Finding::severity, Finding::subject, Finding::what)
          .containsExactly(
              tuple(
                  Severity.ERROR,
                  "role ad-firehose (firehoseDeliveryRoleArn)",
                  "can't be assumed by firehose.amazonaws.com"),
              tuple(
                  Severity.ERROR,
                  "role ad-lambda (lambdaExecRoleArn)",
                  "does not allow firehose:PutRecordBatch on"
                      + " arn:aws:firehose:eu-doctorad-1:123456789012:deliverystream/AnyTable"));
    }
  }

  @Test
  void aBucketPolicyThatForbidsWhatIsNeededIsAnError() throws IOException {
    try (Patient patient = new Patient(account, "af").prepared()) {
      patient.putBucketPolicy(
          """
          {"Statement": [
            {"Effect": "Deny", "Principal": "*", "Action": "s3:*", "Resource": "*",
             "Condition": {"Bool": {"aws:SecureTransport": false}}},
            {"Effect": "Deny", "Principal": {"AWS": ["ROLE/af-firehose"]},
             "Action": ["s3:Put*"], "Resource": "arn:aws:s3:::BUCKET/some/*"},
            {"Effect": "Deny", "Principal": {"AWS": "*"}, "Action": "s3:DeleteObject",
             "Resource": "arn:aws:s3:::BUCKET/*",
             "Condition": {"StringNotLike": {"aws:PrincipalArn": "ROLE/keeper"}}}
          ]}\
          """);

      assertThat(patient.examine())
          .filteredOn(f -> f.severity() != Severity.OK)
          .extracting(Finding::severity, Finding::subject, Finding::what)
          .containsExactly(
              tuple(
                  Severity.ERROR,
                  "policy of bucket doctors-bucket-af",
                  "forbids role af-firehose s3:PutObject on"
                      + " arn:aws:s3:::doctors-bucket-af/some/where/AnyTable"),
              tuple(
                  Severity.WARNING,
                  "policy of bucket doctors-bucket-af",
                  "may forbid role af-lambda s3:DeleteObject on"
                      + " arn:aws:s3:::doctors-bucket-af/some/where/_catalog=tables/AnyTable.off,"
                      + " depending on aws:PrincipalArn"));
    }
  }

  @Test
  void theKeyOfTheConfigurationNeedsPoliciesOfItsOwn() throws IOException {
    try (Patient patient = new Patient(account, "ag").prepared()) {
      patient.useKey();
      assertThat(patient.examine())
          .filteredOn(f -> f.severity() != Severity.OK)
          .hasSize(2)
          .allSatisfy(f -> assertThat(f.severity()).isEqualTo(Severity.ERROR))
          .allSatisfy(f -> assertThat(f.what()).contains("kms:GenerateDataKey on arn:aws:kms:"))
          .first()
          .satisfies(
              f ->
                  assertThat(f.remedy())
                      .contains("--policy-name backup-key", "file://firehose-key.json"));

      patient.allowKey("firehose");
      patient.allowKey("lambda");
      assertThat(patient.examine()).extracting(Finding::severity).containsOnly(Severity.OK);
    }
  }

  @Test
  void streamsThatCannotBeUsedAreWarnedOf() throws IOException {
    try (Patient patient = new Patient(account, "ae").prepared()) {
      patient.makeTable("Keys");
      patient.turnStreamOn("Keys", "KEYS_ONLY");
      patient.makeTable("Crowded");
      patient.turnStreamOn("Crowded", "NEW_AND_OLD_IMAGES");
      patient.makeReader("Crowded", "one");
      patient.makeReader("Crowded", "two");
      patient.makeTable("Scratch");
      patient.turnStreamOn("Scratch", "NEW_IMAGE");

      List<Finding> findings =
          patient.examine(TableFilters.of(Optional.of("Keys|Crowded"), List.of()));

      assertThat(findings)
          .filteredOn(f -> f.severity() != Severity.OK)
          .extracting(Finding::severity, Finding::subject)
          .containsExactly(
              tuple(Severity.WARNING, "table Keys"), tuple(Severity.WARNING, "table Crowded"));
      assertThat(findings.toString())
          .contains("view type KEYS_ONLY", "function:one", "function:two");
    }
  }

  @Test
  void tooManyTablesForTheQuotaAreWarnedOf() {
    QuotaCheck.Quota quota = new QuotaCheck.Quota(50, "L-1", "");

    assertThat(QuotaCheck.judge(quota, 45, 5).severity()).isEqualTo(Severity.OK);
    assertThat(QuotaCheck.judge(quota, 45, 6))
        .satisfies(f -> assertThat(f.severity()).isEqualTo(Severity.WARNING))
        .satisfies(f -> assertThat(f.remedy()).endsWith("--quota-code L-1 --desired-value 51"));
  }
}
