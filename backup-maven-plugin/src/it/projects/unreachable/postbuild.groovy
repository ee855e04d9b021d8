import io.github.ddbbackup.maven.it.BuildLog

new BuildLog(basedir)
    .expect("status", "Could not reach AWS", "Check the network, the Region and the endpoint.",
        "BUILD FAILURE")
    .reject("status", "    at io.github")
return true
