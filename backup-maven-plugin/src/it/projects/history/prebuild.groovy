import io.github.ddbbackup.maven.it.Account
import java.util.zip.GZIPOutputStream
import software.amazon.awssdk.core.sync.RequestBody

def account = new Account(endpointUrl, "eu-south-2").withTables("Shipments")

def put = { String key, String lines ->
    def bytes = new ByteArrayOutputStream()
    new GZIPOutputStream(bytes).withCloseable { it.write(lines.getBytes("UTF-8")) }
    account.s3().putObject(
        { r -> r.bucket("it-backup-bucket").key("it/backup/" + key) } as java.util.function.Consumer,
        RequestBody.fromBytes(bytes.toByteArray()))
}
put("Shipments/2026/11/22/10/object-1.gz",
    '''{"Keys":{"id":{"S":"42"}},"NewImage":{"id":{"S":"42"},"state":{"S":"packed"},"weight":{"N":"7"}},"SequenceNumber":"100","SizeBytes":40,"ApproximateCreationDateTime":1795341600,"eventName":"INSERT"}
{"Keys":{"id":{"S":"43"}},"NewImage":{"id":{"S":"43"}},"SequenceNumber":"101","SizeBytes":4,"ApproximateCreationDateTime":1795341601,"eventName":"INSERT"}
''')
put("Shipments/2026/11/22/11/object-2.gz",
    '''{"Keys":{"id":{"S":"42"}},"OldImage":{"id":{"S":"42"},"state":{"S":"sent"},"weight":{"N":"7"}},"SequenceNumber":"300","SizeBytes":40,"ApproximateCreationDateTime":1795345200,"eventName":"REMOVE","userIdentity":{"type":"Service","principalId":"dynamodb.amazonaws.com"}}
{"Keys":{"id":{"S":"42"}},"NewImage":{"id":{"S":"42"},"state":{"S":"sent"},"weight":{"N":"7"}},"OldImage":{"id":{"S":"42"},"state":{"S":"packed"},"weight":{"N":"7.0"}},"SequenceNumber":"200","SizeBytes":60,"ApproximateCreationDateTime":1795341660,"eventName":"MODIFY"}
''')
put("Damaged/2026/11/22/10/object-1.gz", "[object Object]\n")
return true
