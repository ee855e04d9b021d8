import io.github.ddbbackup.maven.it.Account

new Account(endpointUrl, "eu-central-2").withTables("Parcels")
return true
