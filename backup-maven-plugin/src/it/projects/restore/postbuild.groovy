import io.github.ddbbackup.maven.it.BackedUpTable
import io.github.ddbbackup.maven.it.BuildLog

def log = new BuildLog(basedir)
    .expect(1, "1 added since, to be deleted", "1 changed since", "1 deleted since", "1 as they were",
        "put back id=S:3", "put id=S:2, differs in \"state\"", "delete id=S:4",
        "There is no snapshot", "Nothing was written to the table. The plan is saved in")
    .expect(2, "1 added since, to be deleted", "There is no snapshot", "3 items written, 1 as they should be, 0 refused")
    .expect(3, "Table Returns-two is as Returns was at 2024-01-02T00:00:00Z: 2 items written",
        "The backup covers the table from 2024-01-01T00:00:00Z; its newest object is of the hour 2024-01-03T10:00:00Z.")
    .expect(4, "The target table exists and has items: Returns-two")
    .expect(5, "A revert in place makes no table: -Dddbbackup.provision=true. Name the table to make")
    .expect(6, "A saved plan says itself to which instant which items are reverted: ddbbackup.at, ddbbackup.keys.")
    .expect(7, "Table Returns-imported is as Returns was at 2024-01-02T00:00:00Z: 3 items written",
        "read from the snapshot 20240102T000000Z-", "was computed for this, and stays")
(4..6).each { log.expect(it, "BUILD FAILURE").reject(it, "    at io.github") }
assert new BackedUpTable(endpointUrl, "eu-central-2", "Returns").items("Returns") == "1 open, 2 open, 3 open"
assert new BackedUpTable(endpointUrl, "eu-central-2", "Returns").items("Returns-two") == "1 open, 3 open"
assert new BackedUpTable(endpointUrl, "eu-central-2", "Returns").items("Returns-imported") == "1 open, 2 open, 3 open"
return true
