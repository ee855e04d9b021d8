import io.github.ddbbackup.maven.it.Account
import io.github.ddbbackup.maven.it.BuildLog

new BuildLog(basedir)
    .expect(3, "Table Unheard (backed up", "+ delivery stream Unheard", "4 to create",
        "Dry run: nothing was changed.")
    .expect(4, "Table Unheard (backed up", "+ delivery stream Unheard", "+ catalog entry Unheard",
        "created")
    .reject(4, "+ delivery stream Off")
    .expect(5, "= delivery stream Unheard", "= delivery stream Orders", "covered Orders",
        "covered Unheard", "being removed Off")
    .reject(5, "created", "failed")

def account = new Account(endpointUrl, "ap-southeast-2")
assert account.mappedTo("Unheard") == "LambdaStreamToFirehose:live-gzip"
assert account.rules() == "DynamoDBBackupReconcile,DynamoDBCreateDelete"
return true
