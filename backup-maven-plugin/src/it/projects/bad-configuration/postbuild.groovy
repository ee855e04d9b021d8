import io.github.ddbbackup.maven.it.BuildLog

new BuildLog(basedir)
    .expect(1, "cloudWatchRoleArn", "firehoseDeliveryBucket", "firehoseDeliveryRoleArn",
        "firehoseDeliverySizeMB", "firehoseDeliveryIntervalSeconds", "lambdaExecRoleArn",
        "streamsMaxRecordsBatch", "129")
    .reject(1, "\tat ", "    at io.github")
return true
