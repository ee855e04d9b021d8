import io.github.ddbbackup.maven.it.BuildLog

new BuildLog(basedir)
    .expect(1, "(8 problems)", "lambdaExecRole. Did you mean lambdaExecRoleArn?",
        "region: not the code of an AWS Region: 'moon-1'",
        "cloudWatchRoleArn: not the ARN of an IAM role: 'not-an-arn'",
        "firehoseDeliveryBucket: not a bucket name: 'Not_A_Bucket'",
        "firehoseDeliveryRoleArn: not the ARN of an IAM role: 'arn:aws:iam::123456789012:user/someone'",
        "firehoseDeliverySizeMB: out of range: 129",
        "firehoseDeliveryIntervalSeconds: not a number: 'never'",
        "streamsMaxRecordsBatch: out of range: 0")
    .reject(1, "\tat ", "    at io.github")
return true
