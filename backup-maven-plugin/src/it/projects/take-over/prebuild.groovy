import io.github.ddbbackup.maven.it.Account
import io.github.ddbbackup.maven.it.OlderInstallation

new OlderInstallation(new Account(endpointUrl, "ca-central-1"), "ca-central-1").install("Orders")
return true
