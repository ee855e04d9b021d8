package io.github.ddbbackup.local.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.ddbbackup.local.Clients;
import io.github.ddbbackup.local.LocalAccount;
import io.github.ddbbackup.local.fault.FaultKind;
import io.github.ddbbackup.local.fault.FaultRule;
import io.github.ddbbackup.local.junit.LocalAccountExtension;
import java.net.InetAddress;
import java.net.URI;
import java.util.Random;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.BucketVersioningStatus;
import software.amazon.awssdk.services.s3.model.ChecksumAlgorithm;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;

@ExtendWith(LocalAccountExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class S3Test {
  private static final String BUCKET = "s3-test-bucket";

  private final LocalAccount account;
  private final S3Client s3;

  S3Test(LocalAccount account) {
    this.account = account;
    this.s3 = Clients.of(account, S3Client.builder().forcePathStyle(true));
  }

  @BeforeAll
  void makeBucket() {
    s3.createBucket(b -> b.bucket(BUCKET));
  }

  @AfterAll
  void close() {
    s3.close();
  }

  @Test
  void givesBackWhatWasPut() {
    byte[] content = new byte[3_000_000];
    new Random(1).nextBytes(content);
    String key = "a b/ü+%/=2026/11/22/10/object.gz";

    for (ChecksumAlgorithm checksum :
        new ChecksumAlgorithm[] {
          ChecksumAlgorithm.CRC32, ChecksumAlgorithm.SHA256, ChecksumAlgorithm.CRC32_C
        }) {
      s3.putObject(
          b -> b.bucket(BUCKET).key(key).checksumAlgorithm(checksum),
          RequestBody.fromBytes(content));
      assertThat(s3.getObjectAsBytes(b -> b.bucket(BUCKET).key(key)).asByteArray())
          .isEqualTo(content);
    }
    assertThat(s3.listObjectsV2(b -> b.bucket(BUCKET).prefix("a b/")).contents())
        .extracting(S3Object::key)
        .containsExactly(key);
  }

  @Test
  void findsTheBucketInTheNameOfTheHost() {
    URI byName = URI.create("http://localhost:" + account.endpoint().getPort());
    // Not every system resolves names below localhost.
    ApacheHttpClient.Builder http =
        ApacheHttpClient.builder()
            .dnsResolver(host -> new InetAddress[] {InetAddress.getLoopbackAddress()});
    try (S3Client client = Clients.of(byName, Region.US_EAST_1, S3Client.builder(), http)) {
      client.putObject(b -> b.bucket(BUCKET).key("by-host"), RequestBody.fromString("x"));
    }

    assertThat(s3.getObjectAsBytes(b -> b.bucket(BUCKET).key("by-host")).asUtf8String())
        .isEqualTo("x");
  }

  @Test
  void answersNoSuchKey() {
    assertThatThrownBy(() -> s3.getObjectAsBytes(b -> b.bucket(BUCKET).key("nothing")))
        .isInstanceOf(NoSuchKeyException.class);
  }

  @Test
  void refusesWhenToldTo() {
    FaultRule rule = FaultRule.next(1, FaultKind.REFUSAL, "s3", "PutObject");
    account.faults().switchOn(rule);
    try {
      assertThatThrownBy(() -> put("refused"))
          .isInstanceOfSatisfying(
              S3Exception.class,
              e -> assertThat(e.awsErrorDetails().errorCode()).isEqualTo("AccessDenied"));
      put("refused");
    } finally {
      account.faults().switchOff(rule);
    }
  }

  @Test
  void takesAnObjectAndDoesNotAnswerWhenToldTo() {
    FaultRule rule = FaultRule.next(1, FaultKind.TIMEOUT_AFTER_TAKING, "s3", "PutObject");
    account.faults().switchOn(rule);
    try {
      assertThatThrownBy(() -> put("unanswered")).isInstanceOf(SdkClientException.class);
    } finally {
      account.faults().switchOff(rule);
    }

    assertThat(s3.headObject(b -> b.bucket(BUCKET).key("unanswered")).contentLength()).isEqualTo(1);
  }

  @Test
  void aRefusedConditionArrivesThoughTheContentIsLarge() {
    put("conditional");
    RequestBody large = RequestBody.fromBytes(new byte[200_000]);

    for (int i = 0; i < 30; i++) {
      assertThat(
              errorCode(
                  () ->
                      s3.putObject(
                          b -> b.bucket(BUCKET).key("conditional").ifMatch("other"), large)))
          .isEqualTo("PreconditionFailed");
    }
    assertThat(
            errorCode(
                () -> s3.putObject(b -> b.bucket(BUCKET).key("absent").ifMatch("other"), large)))
        .isEqualTo("NoSuchKey");

    String tag = s3.headObject(b -> b.bucket(BUCKET).key("conditional")).eTag();
    s3.putObject(b -> b.bucket(BUCKET).key("conditional").ifMatch(tag), large);
    assertThat(s3.headObject(b -> b.bucket(BUCKET).key("conditional")).contentLength())
        .isEqualTo(200_000);
  }

  @Test
  void keepsTheSettingsOfABucketUntilItIsDeleted() {
    String bucket = "s3-settings";
    s3.createBucket(b -> b.bucket(bucket));
    assertThat(s3.getBucketVersioning(b -> b.bucket(bucket)).status()).isNull();
    assertThat(errorCode(() -> s3.getPublicAccessBlock(b -> b.bucket(bucket))))
        .isEqualTo("NoSuchPublicAccessBlockConfiguration");
    assertThat(
            s3.getBucketEncryption(b -> b.bucket(bucket))
                .serverSideEncryptionConfiguration()
                .rules()
                .get(0)
                .applyServerSideEncryptionByDefault()
                .sseAlgorithmAsString())
        .isEqualTo("AES256");

    s3.putBucketVersioning(
        b ->
            b.bucket(bucket)
                .versioningConfiguration(v -> v.status(BucketVersioningStatus.ENABLED)));
    s3.putPublicAccessBlock(
        b -> b.bucket(bucket).publicAccessBlockConfiguration(p -> p.blockPublicAcls(true)));
    s3.putBucketPolicy(b -> b.bucket(bucket).policy("{\"Statement\": []}"));

    assertThat(s3.getBucketVersioning(b -> b.bucket(bucket)).status())
        .isEqualTo(BucketVersioningStatus.ENABLED);
    assertThat(
            s3.getPublicAccessBlock(b -> b.bucket(bucket))
                .publicAccessBlockConfiguration()
                .blockPublicAcls())
        .isTrue();
    assertThat(s3.getBucketPolicy(b -> b.bucket(bucket)).policy()).isEqualTo("{\"Statement\": []}");

    s3.deleteBucket(b -> b.bucket(bucket));
    s3.createBucket(b -> b.bucket(bucket));
    assertThat(errorCode(() -> s3.getBucketPolicy(b -> b.bucket(bucket))))
        .isEqualTo("NoSuchBucketPolicy");
    s3.deleteBucket(b -> b.bucket(bucket));
    assertThat(errorCode(() -> s3.getBucketPolicy(b -> b.bucket(bucket))))
        .isEqualTo("NoSuchBucket");
  }

  private static String errorCode(ThrowingCallable call) {
    return catchThrowableOfType(S3Exception.class, call).awsErrorDetails().errorCode();
  }

  private void put(String key) {
    s3.putObject(b -> b.bucket(BUCKET).key(key), RequestBody.fromString("x"));
  }
}
