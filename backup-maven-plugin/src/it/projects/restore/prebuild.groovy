import io.github.ddbbackup.maven.it.BackedUpTable

new BackedUpTable(endpointUrl, "eu-central-2", "Returns").fill()
return true
