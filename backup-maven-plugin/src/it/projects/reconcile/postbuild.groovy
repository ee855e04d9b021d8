import io.github.ddbbackup.maven.it.Account
import io.github.ddbbackup.maven.it.BuildLog

new BuildLog(basedir)
    .expect("reconcile@see", "Table Unheard (backed up", "+ delivery stream Unheard",
        "4 to create", "Dry run: nothing was changed.")
    .expect("reconcile", "Table Unheard (backed up", "+ delivery stream Unheard",
        "+ catalog entry Unheard", "created")
    .reject("reconcile", "+ delivery stream Off")
    .expect("reconcile@again", "= delivery stream Unheard", "= delivery stream Orders")
    .reject("reconcile@again", "created", "failed")
    .expect("status", "covered Orders", "covered Unheard", "being removed Off")
    .reject("status", "created", "failed")

def account = new Account(endpointUrl, "ap-southeast-2")
assert account.mappedTo("Unheard") == "LambdaStreamToFirehose:live-gzip"
assert account.rules() == "DynamoDBBackupReconcile,DynamoDBCreateDelete"
return true
