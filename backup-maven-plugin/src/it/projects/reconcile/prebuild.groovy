import io.github.ddbbackup.maven.it.Account

new Account(endpointUrl, "ap-southeast-2").withTables("Orders", "Unheard", "Off")
return true
