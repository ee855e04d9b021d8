import io.github.ddbbackup.maven.it.Account
import io.github.ddbbackup.maven.it.BuildLog

new BuildLog(basedir)
    .expect("provision", "2 tables: 6 created.")
    .expect("status", "2 tables: 2 covered, 0 not covered, 0 left out.")
    .reject(2, "ddbbackup:")
assert new Account(endpointUrl, "ap-south-2").deliveryStreams() == "Invoices,Orders"
return true
