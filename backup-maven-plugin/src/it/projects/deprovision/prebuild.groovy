import io.github.ddbbackup.maven.it.Account

new Account(endpointUrl, "eu-north-1").withTables("Orders", "Invoices")
return true
