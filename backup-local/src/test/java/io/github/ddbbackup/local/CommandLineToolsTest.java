package io.github.ddbbackup.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.ddbbackup.local.junit.LocalAccountExtension;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The AWS command line and boto3, where they are installed. */
@ExtendWith(LocalAccountExtension.class)
class CommandLineToolsTest {
  private static final String SCRIPT =
      """
      import boto3
      table = boto3.resource('dynamodb').create_table(
          TableName='Boto', BillingMode='PAY_PER_REQUEST',
          KeySchema=[{'AttributeName': 'id', 'KeyType': 'HASH'}],
          AttributeDefinitions=[{'AttributeName': 'id', 'AttributeType': 'S'}])
      table.wait_until_exists()
      table.put_item(Item={'id': 'é', 'n': 1})
      assert table.scan()['Items'] == [{'id': 'é', 'n': 1}]
      assert table.table_arn == 'arn:aws:dynamodb:us-east-1:123456789012:table/Boto'
      table.delete()
      s3 = boto3.client('s3')
      s3.create_bucket(Bucket='boto-bucket')
      s3.put_object(Bucket='boto-bucket', Key='a b/é', Body=b'x' * 100000)
      assert s3.get_object(Bucket='boto-bucket', Key='a b/é')['Body'].read() == b'x' * 100000
      assert boto3.client('sts').get_caller_identity()['Account'] == '123456789012'
      assert boto3.client('firehose').list_delivery_streams()['HasMoreDeliveryStreams'] is False
      assert boto3.client('cloudtrail').get_trail_status(Name='default')['IsLogging']
      boto3.client('logs').describe_log_groups()
      alarms = boto3.client('cloudwatch')
      alarms.put_metric_alarm(
          AlarmName='Boto', Namespace='AWS/Lambda', MetricName='Errors', Statistic='Sum', Period=60,
          EvaluationPeriods=1, Threshold=1, ComparisonOperator='GreaterThanThreshold')
      alarm = alarms.describe_alarms(AlarmNamePrefix='Bo')['MetricAlarms'][0]
      assert alarm['Threshold'] == 1.0 and alarm['StateUpdatedTimestamp'].year > 2000, alarm
      try:
          alarms.list_tags_for_resource(ResourceARN='arn:none')
          raise AssertionError('no error')
      except alarms.exceptions.ResourceNotFoundException as e:
          assert e.response['Error']['Code'] == 'ResourceNotFoundException', e.response
      alarms.delete_alarms(AlarmNames=['Boto'])
      quotas = boto3.client('service-quotas').list_service_quotas(ServiceCode='firehose')['Quotas']
      assert [q['Value'] for q in quotas if q['QuotaName'] == 'Delivery streams'] == [5000.0]
      try:
          boto3.client('iam').get_role(RoleName='nobody')
          raise AssertionError('no error')
      except boto3.client('iam').exceptions.NoSuchEntityException:
          print('passed')
      """;

  private final LocalAccount account;

  CommandLineToolsTest(LocalAccount account) {
    this.account = account;
  }

  /** The endpoint from the environment came with 1.28 of boto3. */
  private static final String KNOWS_ENDPOINT =
      "import boto3; assert tuple(map(int, boto3.__version__.split('.')[:2])) >= (1, 28)";

  @Test
  void boto3Works(@TempDir Path folder) throws IOException, InterruptedException {
    assumeTrue(
        runs(folder, "python3", "-c", KNOWS_ENDPOINT), "no boto3 that knows AWS_ENDPOINT_URL");
    Path script = Files.writeString(folder.resolve("script.py"), SCRIPT);

    assertThat(run(folder, "python3", script.toString())).isEqualTo("passed\n");
  }

  @Test
  void theCommandLineWorks(@TempDir Path folder) throws IOException, InterruptedException {
    assumeTrue(
        runs(folder, "aws", "--version") && identity(folder),
        "no AWS command line that knows AWS_ENDPOINT_URL");
    Path file = Files.writeString(folder.resolve("file.txt"), "content");

    assertThat(
            run(folder, "aws", "sts", "get-caller-identity", "--query", "Arn", "--output", "text"))
        .isEqualTo("arn:aws:iam::123456789012:root\n");
    run(folder, "aws", "s3", "mb", "s3://cli-bucket");
    run(folder, "aws", "s3", "cp", "--no-progress", file.toString(), "s3://cli-bucket/a/file.txt");
    assertThat(run(folder, "aws", "s3", "cp", "s3://cli-bucket/a/file.txt", "-"))
        .isEqualTo("content");
  }

  /** An older one would ask AWS itself; with a made-up Region name there is nobody to ask. */
  private boolean identity(Path folder) throws InterruptedException {
    return runs(folder, "aws", "sts", "get-caller-identity", "--region", "xx-nowhere-1");
  }

  private boolean runs(Path folder, String... command) throws InterruptedException {
    try {
      return start(folder, command).waitFor() == 0;
    } catch (IOException e) {
      return false;
    }
  }

  private String run(Path folder, String... command) throws IOException, InterruptedException {
    Process process = start(folder, command);
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(output).isZero();
    return output;
  }

  private Process start(Path folder, String... command) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder
        .environment()
        .putAll(
            Map.of(
                "AWS_ENDPOINT_URL", account.endpoint().toString(),
                "AWS_ACCESS_KEY_ID", "test",
                "AWS_SECRET_ACCESS_KEY", "test",
                "AWS_DEFAULT_REGION", "us-east-1",
                "AWS_CONFIG_FILE", folder.resolve("config").toString(),
                "AWS_SHARED_CREDENTIALS_FILE", folder.resolve("credentials").toString(),
                "PYTHONIOENCODING", "utf-8"));
    return builder.start();
  }
}
