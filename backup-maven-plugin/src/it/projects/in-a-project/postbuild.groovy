import io.github.ddbbackup.maven.it.Account
import io.github.ddbbackup.maven.it.BuildLog

new BuildLog(basedir)
    .expect(1, "2 tables: 6 created.")
    .expect(2, "2 tables: 2 covered, 0 not covered, 0 left out.")
    .reject(3, "ddbbackup:")
assert new Account(endpointUrl, "ap-south-2").deliveryStreams() == "Invoices,Orders"
return true
