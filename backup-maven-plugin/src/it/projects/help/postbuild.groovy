import io.github.ddbbackup.maven.it.BuildLog

def log = new BuildLog(basedir)
["deploy", "deprovision", "help", "local", "package", "plan", "provision", "status", "undeploy"].each {
    log.expect(1, "ddbbackup:" + it)
}
log.expect(2, "User property: ddbbackup.tables", "User property: ddbbackup.confirm")
return true
