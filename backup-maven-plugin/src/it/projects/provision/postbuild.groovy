import io.github.ddbbackup.maven.it.Account
import io.github.ddbbackup.maven.it.BuildLog

new BuildLog(basedir)
    .expect("provision@see", "+ delivery stream Orders", "6 to create",
        "Dry run: nothing was changed.")
    .expect("provision@selected", "Table Orders (backed up", "+ update stream Orders",
        "+ delivery stream Orders", "+ event source mapping", "Table Invoices (backed up", "2 tables: 6 created.")
    .expect("provision@named", "1 table: 3 unchanged.")
    .expect("status", "covered Orders", "covered Invoices", "NOT COVERED Other",
        "3 tables: 2 covered, 1 not covered, 0 left out.")
    .expect("status@strict", "Tables are not covered: Other.")

def account = new Account(endpointUrl, "eu-west-2")
assert account.deliveryStreams() == "Invoices,Orders"
assert account.mappedTo("Orders") == "LambdaStreamToFirehose:live-gzip"
return true
