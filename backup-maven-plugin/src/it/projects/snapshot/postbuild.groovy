import io.github.ddbbackup.maven.it.Account
import io.github.ddbbackup.maven.it.BuildLog

def log = new BuildLog(basedir)
log.expect(2, "Crates: baseline of 20", "30 items, ", "it/backup/_snapshot=tables/Crates/")
    .expect(3, "Crates: synthetic of 20", "30 items, ", "computed from 20",
        "Changes that were late on 20")
    .expect(4, "Nowhere: There is no such table", "1 of 1 snapshots failed: Nowhere.")
    .expect(5, "Crates: 2 snapshots", "is whole: 30 items")
    .expect(6, "Not a kind of snapshot: whole. Use baseline or synthetic.")
    .reject(6, "    at io.github")

def keys = new Account(endpointUrl, "ap-northeast-3").s3()
    .listObjectsV2({ r -> r.bucket("it-backup-bucket").prefix("it/backup/_snapshot=tables/Crates/") }
        as java.util.function.Consumer)
    .contents().collect { it.key() }
assert keys.count { it.endsWith("/manifest.json") } == 2
assert keys.every { it.contains("/data/") || it.endsWith("/manifest.json") }
return true
