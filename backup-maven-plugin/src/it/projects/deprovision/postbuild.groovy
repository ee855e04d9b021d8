import io.github.ddbbackup.maven.it.Account
import io.github.ddbbackup.maven.it.BuildLog

new BuildLog(basedir)
    .expect(2, "must be confirmed", "-Dddbbackup.confirm=true")
    .expect(3, "- event source mapping", "- delivery stream Orders", "Dry run: nothing was changed.")
    .expect(4, "Table Orders: ", "stays until", "goes on when deprovision is run again")
    .expect(5, "being removed Orders", "covered Invoices")
    .expect(6, "must be confirmed", "-Dddbbackup.confirm=true")
    .expect(7, "Invoices")
    .expect(8, "- event source mapping", "- delivery stream Orders", "- delivery stream Invoices")
    .expect(9, "- function EnsureDynamoBackup", "Dry run: nothing was changed.")
    .expect(10, "- function EnsureDynamoBackup", "- rule DynamoDBCreateDelete", "deleted")
    .reject(11, "deleted", "failed")

def account = new Account(endpointUrl, "eu-north-1")
assert account.deliveryStreams() == ""
assert account.functions() == ""
assert account.rules() == ""
return true
