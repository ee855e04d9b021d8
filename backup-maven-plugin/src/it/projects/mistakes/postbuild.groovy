import io.github.ddbbackup.maven.it.BuildLog

def log = new BuildLog(basedir)
log.expect(1, "No tables are selected")
    .expect(2, "Could not reach AWS", "Check the network, the Region and the endpoint.")
(1..2).each { log.expect(it, "BUILD FAILURE").reject(it, "    at io.github") }
return true
