package io.github.ddbbackup.maven.it;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.StreamViewType;
import software.amazon.awssdk.services.eventbridge.model.Target;
import software.amazon.awssdk.services.firehose.model.DeliveryStreamType;
import software.amazon.awssdk.services.lambda.model.EventSourcePosition;

/** What the Python original and its forwarder in Node.js leave in an account. */
public final class OlderInstallation {

  private static final String ROLES = "arn:aws:iam::123456789012:role/";
  private static final String PATTERN =
      "{\"detail-type\":[\"AWS API Call via CloudTrail\"],\"detail\":{\"eventSource\":"
          + "[\"dynamodb.amazonaws.com\"],\"eventName\":[\"CreateTable\",\"DeleteTable\"]}}";

  private final Account account;
  private final String region;

  public OlderInstallation(Account account, String region) {
    this.account = account;
    this.region = region;
  }

  /** Installs everything and backs up one new table. */
  public void install(String table) throws IOException {
    function("EnsureDynamoBackup", "python2.7", "lambda_function.lambda_handler");
    function("LambdaStreamToFirehose", "nodejs", "index.handler");
    rule();
    account.withTables(table).withStream(table, StreamViewType.NEW_AND_OLD_IMAGES);
    deliveryStream(table);
    String stream =
        account.dynamoDb().describeTable(t -> t.tableName(table)).table().latestStreamArn();
    account
        .lambda()
        .createEventSourceMapping(
            m ->
                m.functionName("LambdaStreamToFirehose")
                    .eventSourceArn(stream)
                    .batchSize(100)
                    .startingPosition(EventSourcePosition.TRIM_HORIZON));
  }

  private void function(String name, String runtime, String handler) throws IOException {
    SdkBytes code = SdkBytes.fromByteArray(zip(handler.replaceAll("\\..*", ".txt")));
    account
        .lambda()
        .createFunction(
            f ->
                f.functionName(name)
                    .runtime(runtime)
                    .handler(handler)
                    .role(ROLES + "LambdaExecRole")
                    .timeout(300)
                    .code(c -> c.zipFile(code)));
  }

  private void rule() {
    String rule =
        account
            .events()
            .putRule(
                r ->
                    r.name("DynamoDBCreateDelete")
                        .eventPattern(PATTERN)
                        .roleArn(ROLES + "CloudWatchEventsRole"))
            .ruleArn();
    account
        .events()
        .putTargets(
            t ->
                t.rule("DynamoDBCreateDelete")
                    .targets(
                        Target.builder()
                            .id("EnsureDynamoBackup")
                            .arn(arn("lambda", "function:EnsureDynamoBackup"))
                            .build()));
    account
        .lambda()
        .addPermission(
            p ->
                p.functionName("EnsureDynamoBackup")
                    .statementId("older")
                    .action("lambda:InvokeFunction")
                    .principal("events.amazonaws.com")
                    .sourceArn(rule));
  }

  private void deliveryStream(String table) {
    account
        .firehose()
        .createDeliveryStream(
            s ->
                s.deliveryStreamName(table)
                    .deliveryStreamType(DeliveryStreamType.DIRECT_PUT)
                    .extendedS3DestinationConfiguration(
                        d ->
                            d.roleARN(ROLES + "firehose_delivery_role")
                                .bucketARN("arn:aws:s3:::it-backup-bucket")
                                .prefix("it/backup/" + table + "/")
                                .bufferingHints(b -> b.sizeInMBs(128).intervalInSeconds(60))));
  }

  private String arn(String service, String resource) {
    return String.join(":", "arn", "aws", service, region, "123456789012", resource);
  }

  private static byte[] zip(String entry) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry(entry));
      zip.closeEntry();
    }
    return bytes.toByteArray();
  }
}
