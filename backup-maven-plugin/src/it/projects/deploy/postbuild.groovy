import io.github.ddbbackup.maven.it.Account
import io.github.ddbbackup.maven.it.BuildLog

new BuildLog(basedir)
    .expect("deploy@see", "+ function EnsureDynamoBackup", "to create",
        "Dry run: nothing was changed.")
    .reject("deploy@see", "created")
    .expect("deploy", "+ function EnsureDynamoBackup", "+ function LambdaStreamToFirehose",
        "+ rule DynamoDBCreateDelete", "+ rule DynamoDBBackupReconcile", "created")
    .reject("deploy", "Dry run")
    .expect("deploy@again", "= function EnsureDynamoBackup", "= rule DynamoDBCreateDelete")
    .reject("deploy@again", "created", "updated", "deleted", "replaced")
    .expect("plan@strict", "= function EnsureDynamoBackup", "0 tables",
        "Dry run: nothing was changed.")

def account = new Account(endpointUrl, "eu-west-1")
assert account.functions() == "EnsureDynamoBackup,LambdaStreamToFirehose"
assert account.rules() == "DynamoDBBackupReconcile,DynamoDBCreateDelete"
assert account.lambda().listVersionsByFunction { it.functionName("EnsureDynamoBackup") }.versions().size() == 2
return true
