package io.github.ddbbackup.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ddbbackup.lambda.UnpackedFunction.Run;
import io.github.ddbbackup.local.LocalAccount;
import io.github.ddbbackup.local.fault.FaultKind;
import io.github.ddbbackup.local.fault.FaultRule;
import io.github.ddbbackup.local.junit.LocalAccountExtension;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.firehose.model.CompressionFormat;
import software.amazon.awssdk.services.firehose.model.DeliveryStreamStatus;
import software.amazon.awssdk.services.s3.S3Client;

/** The functions of the archive, each in its own JVM, against the loopback account. */
@ExtendWith(LocalAccountExtension.class)
class FunctionsIT {

  private static final String BUCKET = "functions-it";
  private static final String DELIVERY_ROLE =
      "arn:aws:iam::123456789012:role/functions-it-delivery";
  private static final String FUNCTION_ROLE =
      "arn:aws:iam::123456789012:role/functions-it-function";
  private static final String CREATE_TABLE =
      """
      {"detail":{"eventSource":"dynamodb.amazonaws.com","eventName":"CreateTable",\
      "requestParameters":{"tableName":"FunctionsItNew"}}}\
      """;

  private final LocalAccount account;
  private final AccountClients clients;
  private final S3Client s3;
  @TempDir Path folder;
  private UnpackedFunction functions;

  FunctionsIT(LocalAccount account) {
    this.account = account;
    this.clients = new AccountClients(account);
    this.s3 = clients.s3();
  }

  @AfterEach
  void close() {
    clients.close();
  }

  @BeforeEach
  void unpack() throws IOException {
    if (s3.listBuckets().buckets().stream().noneMatch(bucket -> bucket.name().equals(BUCKET))) {
      s3.createBucket(b -> b.bucket(BUCKET));
    }
    functions =
        UnpackedFunction.in(
            folder,
            """
            {
              region: eu-west-1
              firehoseDeliveryBucket: %s
              firehoseDeliveryPrefix: backup
              firehoseDeliveryRoleArn: %s
              lambdaExecRoleArn: %s
            }
            """
                .formatted(BUCKET, DELIVERY_ROLE, FUNCTION_ROLE));
  }

  @Test
  void changesArriveInTheBucketThroughTheDeliveryStreamOrStraight() throws Exception {
    createDeliveryStream("FunctionsItOrders");

    Run run =
        functions.run(
            StreamToFirehoseHandler.class,
            "{\"Records\":[%s,%s,%s]}"
                .formatted(record(1, 10), record(2, 1_100_000), record(3, 10)),
            account.endpoint());
    assertThat(run.exitCode()).as(run.log()).isZero();
    account.flush();

    assertThat(run.log())
        .contains("Loaded configuration from config.hjson")
        .doesNotContain("SLF4J");
    assertThat(run.answer()).isEqualTo("{\"batchItemFailures\":[]}");
    List<String> lines = BackupObjects.lines(s3, BUCKET, "backup/FunctionsItOrders/");
    assertThat(lines)
        .hasSize(3)
        .allMatch(line -> line.startsWith("{\"Keys\":{\"pk\":{\"N\":\"1\"}},"));
    assertThat(lines).filteredOn(line -> line.contains("\"SequenceNumber\":\"2\"")).hasSize(1);
  }

  @Test
  void changesComeAgainWhereThereIsNoDeliveryStream() throws Exception {
    String event = "{\"Records\":[%s]}".formatted(record(7, 1)).replace("Orders", "Missing");

    Run run = functions.run(StreamToFirehoseHandler.class, event, account.endpoint());

    assertThat(run.answer()).isEqualTo("{\"batchItemFailures\":[{\"itemIdentifier\":\"7\"}]}");
    assertThat(run.log())
        .contains("WARNING: Gave up firehose:PutRecordBatch to FunctionsItMissing");
  }

  @Test
  void callsThatFailedAreIgnored() throws Exception {
    String event =
        """
        {"detail":{"eventSource":"dynamodb.amazonaws.com","eventName":"CreateTable",\
        "errorCode":"ResourceInUseException"}}\
        """;

    Run run = functions.run(EnsureBackupHandler.class, event, account.endpoint());

    assertThat(run.log()).contains("Ignored event: CreateTable failed with ResourceInUseException");
    assertThat(run.exitCode()).isZero();
  }

  @Test
  void tellsWhyAndFailsWhereATableCannotBeSetUp() throws Exception {
    FaultRule refusal = FaultRule.always(FaultKind.REFUSAL, "lambda", FaultRule.ANY);
    account.faults().switchOn(refusal);
    try {
      Run run = functions.run(EnsureBackupHandler.class, CREATE_TABLE, account.endpoint());

      assertThat(run.exitCode()).as(run.log()).isNotZero();
      assertThat(run.log())
          .contains("WARNING: Table FunctionsItNew: ")
          .contains("lambda:GetAlias")
          .doesNotContain("Processed 1 Events")
          .doesNotContain("NoClassDefFoundError");
    } finally {
      account.faults().switchOff(refusal);
    }
  }

  private void createDeliveryStream(String name) {
    clients
        .firehose()
        .createDeliveryStream(
            r ->
                r.deliveryStreamName(name)
                    .extendedS3DestinationConfiguration(
                        d ->
                            d.bucketARN("arn:aws:s3:::" + BUCKET)
                                .roleARN(DELIVERY_ROLE)
                                .prefix("backup/" + name + "/")
                                .compressionFormat(CompressionFormat.GZIP)));
    Instant deadline = Instant.now().plusSeconds(30);
    while (status(name) != DeliveryStreamStatus.ACTIVE) {
      assertThat(Instant.now()).isBefore(deadline);
      Thread.onSpinWait();
    }
  }

  private DeliveryStreamStatus status(String name) {
    return clients
        .firehose()
        .describeDeliveryStream(r -> r.deliveryStreamName(name))
        .deliveryStreamDescription()
        .deliveryStreamStatus();
  }

  private static String record(int sequenceNumber, int size) {
    return """
    {"eventName":"INSERT","eventSourceARN":"arn:aws:dynamodb:eu-west-1:123456789012:table/\
    FunctionsItOrders/stream/2026-11-01T10:00:00.000","dynamodb":{"Keys":{"pk":{"N":"1"}},\
    "NewImage":{"pk":{"N":"1"},"x":{"S":"%s"}},"SequenceNumber":"%d"}}\
    """
        .formatted("x".repeat(size), sequenceNumber);
  }
}
