import io.github.ddbbackup.maven.it.Account
import io.github.ddbbackup.maven.it.BuildLog

new BuildLog(basedir)
    .expect("deprovision", "must be confirmed", "-Dddbbackup.confirm=true")
    .expect("deprovision@see-orders", "- event source mapping", "- delivery stream Orders",
        "Dry run: nothing was changed.")
    .expect("deprovision@begin-orders", "Table Orders: ", "stays until",
        "goes on when deprovision is run again")
    .expect("status", "being removed Orders", "covered Invoices")
    .expect("undeploy@early", "Invoices")
    .expect("deprovision@all", "- event source mapping", "- delivery stream Orders",
        "- delivery stream Invoices")
    .expect("undeploy@see", "- function EnsureDynamoBackup", "Dry run: nothing was changed.")
    .expect("undeploy", "must be confirmed", "-Dddbbackup.confirm=true")
    .expect("undeploy@first", "- function EnsureDynamoBackup", "- rule DynamoDBCreateDelete",
        "deleted")
    .reject("undeploy@again", "deleted", "failed")

def account = new Account(endpointUrl, "eu-north-1")
assert account.deliveryStreams() == ""
assert account.functions() == ""
assert account.rules() == ""
return true
