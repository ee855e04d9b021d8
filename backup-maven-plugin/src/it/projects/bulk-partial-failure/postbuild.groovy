import io.github.ddbbackup.maven.it.Account
import io.github.ddbbackup.maven.it.BuildLog

new BuildLog(basedir)
    .expect("provision", "! update stream Gone", "! update stream KeysOnly", "KEYS_ONLY",
        "2 of 4 tables failed: Gone, KeysOnly. ", "6 created")
    .reject("provision", "    at io.github")

def account = new Account(endpointUrl, "eu-west-3")
assert account.deliveryStreams() == "First,Last"
assert account.mappedTo("Last") == "LambdaStreamToFirehose:live-gzip"
return true
