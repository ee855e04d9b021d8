import io.github.ddbbackup.maven.it.BuildLog

def log = new BuildLog(basedir)
log.expect(1, "No tables are selected")
    .expect(2, "Both ddbbackup.tables and ddbbackup.selectionFile are given")
    .expect(3, "never/ever")
    .expect(4, "ddbbackup.endpointUrl is not a URL: somewhere. Write it like http://localhost:4566.")
    .expect(5, "Could not reach AWS", "Check the network, the Region and the endpoint.")
(1..5).each { log.expect(it, "BUILD FAILURE").reject(it, "    at io.github") }
return true
