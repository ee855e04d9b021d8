import io.github.ddbbackup.maven.it.Account
import io.github.ddbbackup.maven.it.BuildLog

new BuildLog(basedir)
    .expect(2, "No tables are selected", "-Dddbbackup.tables=A,B")
    .expect(3, "must be confirmed", "-Dddbbackup.confirm=true")
    .expect(4, "- event source mapping", "- delivery stream Orders", "Dry run: nothing was changed.")
    .expect(5, "Table Orders: ", "stays until", "goes on when deprovision is run again")
    .expect(6, "being removed Orders", "covered Invoices")
    .expect(7, "must be confirmed", "-Dddbbackup.confirm=true")
    .expect(8, "Invoices")
    .expect(9, "- event source mapping", "- delivery stream Orders", "- delivery stream Invoices")
    .expect(10, "- function EnsureDynamoBackup", "Dry run: nothing was changed.")
    .expect(11, "- function EnsureDynamoBackup", "- rule DynamoDBCreateDelete", "deleted")
    .reject(12, "deleted", "failed")

def account = new Account(endpointUrl, "eu-north-1")
assert account.deliveryStreams() == ""
assert account.functions() == ""
assert account.rules() == ""
return true
