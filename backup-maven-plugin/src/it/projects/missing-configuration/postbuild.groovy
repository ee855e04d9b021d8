import io.github.ddbbackup.maven.it.BuildLog

new BuildLog(basedir)
    .expect(1, "There is no configuration file: ", "config.hjson", "-Dddbbackup.configFile=FILE")
    .reject(1, "\tat ", "    at io.github")
return true
