import io.github.ddbbackup.maven.it.Account
import io.github.ddbbackup.maven.it.BuildLog
import java.util.zip.ZipFile

new BuildLog(basedir)
    .expect(1, "Table KeptOrders (backed up", "Table ScratchOrders (left out")
    .expect("provision@unfetched",
        "What a project needs at run time can't be fetched, and a table filter may be in it:"
        + " dependency-filter.")
    .reject("deprovision@see-tables", "named-filter")
    .reject("undeploy@see", "named-filter")

// The filter's jar and what it needs, and nothing else of the project.
def archive = new ZipFile(new File(basedir, "target/ddbbackup-function.zip"))
def names = archive.entries().collect { it.name }
archive.close()
assert names.contains("lib/named-filter-1.jar")
assert names.contains("lib/javax.inject-1.jar")
assert names.every { !it.startsWith("lib/opentest4j") }

// The function decides by the filter too.
def account = new Account(endpointUrl, "ca-west-1")
account.withTables("ScratchLater", "KeptLater").awaitDeliveryStream("KeptLater")
assert account.deliveryStreams() == "KeptLater,KeptOrders"
return true
