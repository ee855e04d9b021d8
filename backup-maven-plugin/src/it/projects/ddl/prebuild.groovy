import io.github.ddbbackup.maven.it.Account

new Account(endpointUrl, "ap-east-1").withTables("Parcels")
return true
