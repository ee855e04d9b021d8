import io.github.ddbbackup.maven.it.Account
import software.amazon.awssdk.services.dynamodb.model.AttributeValue
import software.amazon.awssdk.services.dynamodb.model.StreamViewType

def account = new Account(endpointUrl, "ap-northeast-3").withTables("Crates")
(1..30).each { number ->
    account.dynamoDb().putItem(
        { r -> r.tableName("Crates").item([id: AttributeValue.fromS("parcel " + number)]) }
            as java.util.function.Consumer)
}
account.withTables("Letters").withStream("Letters", StreamViewType.NEW_AND_OLD_IMAGES)
// A table that has its stream from its first seconds on needs no baseline.
account.awaitAge("Crates", 6)
return true
