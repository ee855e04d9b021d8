import io.github.ddbbackup.maven.it.Account

new Account(endpointUrl, "ap-south-2").withTables("Orders", "Invoices", "Other")
return true
