import io.github.ddbbackup.maven.it.Account
import java.util.zip.GZIPOutputStream
import software.amazon.awssdk.core.sync.RequestBody
import software.amazon.awssdk.services.dynamodb.model.AttributeValue

def account = new Account(endpointUrl, "me-central-1").withTables("Parcels", "Gaps")

def put = { String key, String lines ->
    def bytes = new ByteArrayOutputStream()
    new GZIPOutputStream(bytes).withCloseable { it.write(lines.getBytes("UTF-8")) }
    account.s3().putObject(
        { r -> r.bucket("it-backup-bucket").key("it/backup/" + key) } as java.util.function.Consumer,
        RequestBody.fromBytes(bytes.toByteArray()))
}
def made = '{"Keys":{"id":{"S":"42"}},"NewImage":{"id":{"S":"42"},"kg":{"N":"7"}},"SequenceNumber":"100","ApproximateCreationDateTime":1795341600,"eventName":"INSERT"}\n'
def weighed = '{"Keys":{"id":{"S":"42"}},"NewImage":{"kg":{"N":"8"},"id":{"S":"42"}},"OldImage":{"id":{"S":"42"},"kg":{"N":"7.0"}},"SequenceNumber":"200","ApproximateCreationDateTime":1795341660,"eventName":"MODIFY"}\n'
def again = '{"Keys":{"id":{"S":"42"}},"NewImage":{"id":{"S":"42"},"kg":{"N":"9"}},"OldImage":{"id":{"S":"42"},"kg":{"N":"8"}},"SequenceNumber":"300","ApproximateCreationDateTime":1795341720,"eventName":"MODIFY"}\n'
put("Parcels/2026/11/22/10/object-1.gz", again + made)
put("Parcels/2026/11/22/10/object-2.gz", weighed + made)
put("Gaps/2026/11/22/10/object-1.gz", made + again + "[object Object]\n")
["Parcels", "Gaps"].each { table ->
    account.dynamoDb().putItem(
        { r -> r.tableName(table).item([id: AttributeValue.fromS("42"), kg: AttributeValue.fromN("9")]) }
            as java.util.function.Consumer)
}
account.dynamoDb().putItem(
    { r -> r.tableName("Gaps").item([id: AttributeValue.fromS("43")]) } as java.util.function.Consumer)
return true
