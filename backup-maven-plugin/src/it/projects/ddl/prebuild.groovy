import io.github.ddbbackup.maven.it.Account

new Account(endpointUrl, "eu-south-2").withTables("Parcels")
return true
