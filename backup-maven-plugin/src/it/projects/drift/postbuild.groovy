import io.github.ddbbackup.maven.it.BuildLog

new BuildLog(basedir)
    .expect(3, "~ function EnsureDynamoBackup", "timeout", "~ rule DynamoDBCreateDelete",
        "~ event source mapping", "batch size: 7 -> 1000", "~ delivery stream Orders",
        "Dry run: nothing was changed.", "The account is not as the configuration says.")
    .expect(4, "~ function EnsureDynamoBackup", "~ rule DynamoDBCreateDelete",
        "~ event source mapping", "~ delivery stream Orders", "updated")
    .expect(5, "= function EnsureDynamoBackup", "1 table: 3 unchanged.")
return true
