import io.github.ddbbackup.maven.it.Account
import io.github.ddbbackup.maven.it.BuildLog

new BuildLog(basedir)
    .expect("plan", "~ function EnsureDynamoBackup", "runtime: python2.7 -> java21",
        "~ function LambdaStreamToFirehose", "runtime: nodejs -> java21",
        "~ event source mapping Orders", "function: ", "Dry run: nothing was changed.")
    .expect("deploy", "~ function EnsureDynamoBackup", "updated")
    .expect("plan@strict", "= function EnsureDynamoBackup", "= delivery stream Orders")
    .reject("plan@strict", "to create", "to update", "to delete", "to replace")

def account = new Account(endpointUrl, "ca-central-1")
assert account.functions() == "EnsureDynamoBackup,LambdaStreamToFirehose"
assert account.mappedTo("Orders") == "LambdaStreamToFirehose:live-s3"
assert account.deliveryStreams() == "Orders"
def targets = account.events().listTargetsByRule { it.rule("DynamoDBCreateDelete") }.targets()
assert targets.collect { it.arn().replaceAll(".*:function:", "") } == ["EnsureDynamoBackup:live"]
return true
