import io.github.ddbbackup.maven.it.BuildLog

new BuildLog(basedir)
    .expect("plan@drifted", "~ function EnsureDynamoBackup", "timeout",
        "~ rule DynamoDBCreateDelete", "~ event source mapping", "batch size: 7 -> 1000",
        "~ delivery stream Orders", "Dry run: nothing was changed.",
        "The account is not as the configuration says.")
    .expect("deploy@again", "~ function EnsureDynamoBackup", "~ rule DynamoDBCreateDelete",
        "updated")
    .expect("provision@again", "~ event source mapping", "~ delivery stream Orders", "updated")
    .expect("plan", "= function EnsureDynamoBackup", "1 table: 3 unchanged.")
return true
