import io.github.ddbbackup.maven.it.Account
import io.github.ddbbackup.maven.it.BuildLog

new BuildLog(basedir)
    .expect(1, "+ function EnsureDynamoBackup", "to create", "Dry run: nothing was changed.")
    .reject(1, "created")
    .expect(2, "+ function EnsureDynamoBackup", "+ function LambdaStreamToFirehose",
        "+ rule DynamoDBCreateDelete", "+ rule DynamoDBBackupReconcile", "created")
    .reject(2, "Dry run")
    .expect(3, "= function EnsureDynamoBackup", "= rule DynamoDBCreateDelete")
    .reject(3, "created", "updated", "deleted", "replaced")
    .expect(4, "= function EnsureDynamoBackup", "0 tables", "Dry run: nothing was changed.")

def account = new Account(endpointUrl, "eu-west-1")
assert account.functions() == "EnsureDynamoBackup,LambdaStreamToFirehose"
assert account.rules() == "DynamoDBBackupReconcile,DynamoDBCreateDelete"
assert account.lambda().listVersionsByFunction { it.functionName("EnsureDynamoBackup") }.versions().size() == 2
return true
