import io.github.ddbbackup.maven.it.Account
import software.amazon.awssdk.services.dynamodb.model.StreamViewType

new Account(endpointUrl, "eu-west-3")
    .withTables("First", "KeysOnly", "Last")
    .withStream("KeysOnly", StreamViewType.KEYS_ONLY)
return true
