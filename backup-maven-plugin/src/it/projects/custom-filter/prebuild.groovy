import io.github.ddbbackup.maven.it.Account

new Account(endpointUrl, "sa-east-1")
    .withTaggedTable("Kept", "backup=yes")
    .withTaggedTable("Scratch", "backup=no")
return true
