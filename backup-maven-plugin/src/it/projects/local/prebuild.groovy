import io.github.ddbbackup.maven.it.LocalRun

new LocalRun(basedir).watch()
return true
