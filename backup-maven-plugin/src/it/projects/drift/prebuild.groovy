import io.github.ddbbackup.maven.it.Account

new Account(endpointUrl, "ap-south-1").withTables("Orders")
return true
