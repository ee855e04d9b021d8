import io.github.ddbbackup.maven.it.Account
import io.github.ddbbackup.maven.it.BuildLog
import java.util.zip.ZipFile

new BuildLog(basedir)
    .expect(1, "The project with the table filter has no jar yet: custom-filter.")
    .expect(2, "Table Kept (backed up", "Table Scratch (left out", "the tag backup=yes",
        "2 tables: 3 created.", "covered Kept", "left out Scratch")

def archive = new ZipFile(new File(basedir, "target/ddbbackup-function.zip"))
def names = archive.entries().collect { it.name }
archive.close()
assert names.contains("config.hjson")
assert names.contains("lib/custom-filter-1.jar")
assert names.contains("lib/javax.inject-1.jar")
assert names.count { it.startsWith("lib/slf4j-api-") } == 1
assert names.count { it.startsWith("lib/backup-core-") } == 1

// The function decides by the filter too.
def account = new Account(endpointUrl, "sa-east-1")
account
    .withTaggedTable("LaterScratch", "backup=no")
    .withTaggedTable("LaterKept", "backup=yes")
    .awaitLog("EnsureDynamoBackup", "Table LaterScratch is not backed up")
    .awaitDeliveryStream("LaterKept")
assert account.deliveryStreams() == "Kept,LaterKept"
return true
