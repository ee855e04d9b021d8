import io.github.ddbbackup.maven.it.Account
import software.amazon.awssdk.services.dynamodb.model.StreamViewType

new Account(endpointUrl, "eu-south-1")
    .withTables("Keys", "L" * 65)
    .withStream("Keys", StreamViewType.KEYS_ONLY)
return true
