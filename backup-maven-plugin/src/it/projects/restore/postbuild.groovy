import io.github.ddbbackup.maven.it.BackedUpTable
import io.github.ddbbackup.maven.it.BuildLog

new BuildLog(basedir)
    .expect(1, "1 added since, to be deleted", "1 changed since", "1 deleted since", "1 as they were",
        "put back id=S:3", "put id=S:2, differs in \"state\"", "delete id=S:4",
        "There is no snapshot", "Nothing was written to the table. The plan is saved in")
    .expect("restore@apply", "1 added since, to be deleted", "There is no snapshot",
        "3 items written, 1 as they should be, 0 refused")
    .expect("restore@two",
        "Table Returns-two is as Returns was at 2024-01-02T00:00:00Z: 2 items written",
        "The backup covers the table from 2024-01-01T00:00:00Z; its newest object is of the hour 2024-01-03T10:00:00Z.")
    .expect("restore@import",
        "Table Returns-imported is as Returns was at 2024-01-02T00:00:00Z: 3 items written",
        "read from the snapshot 20240102T000000Z-", "was computed for this, and stays")
    .expect("restore@into-two", "The target table exists and has items: Returns-two",
        "BUILD FAILURE")
    .reject("restore@into-two", "    at io.github")
assert new BackedUpTable(endpointUrl, "eu-central-2", "Returns").items("Returns") == "1 open, 2 open, 3 open"
assert new BackedUpTable(endpointUrl, "eu-central-2", "Returns").items("Returns-two") == "1 open, 3 open"
assert new BackedUpTable(endpointUrl, "eu-central-2", "Returns").items("Returns-imported") == "1 open, 2 open, 3 open"
return true
