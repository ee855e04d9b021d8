import io.github.ddbbackup.maven.it.Account

new Account(endpointUrl, "eu-west-2").withTables("Orders", "Invoices", "Other")
return true
