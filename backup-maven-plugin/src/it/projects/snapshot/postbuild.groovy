import io.github.ddbbackup.maven.it.Account
import io.github.ddbbackup.maven.it.BuildLog

new BuildLog(basedir)
    .expect("provision", "Crates: baseline of 20", "30 items, ",
        "it/backup/_snapshot=tables/Crates/")
    .expect("snapshot@computed", "Crates: synthetic of 20", "30 items, ", "computed from 20",
        "Changes that were late on 20")
    .expect("snapshot@nowhere", "Nowhere: There is no such table", "1 of 1 snapshots failed: Nowhere.")
    .expect("snapshots@check", "Crates: 2 snapshots", "is whole: 30 items")

def keys = new Account(endpointUrl, "ap-northeast-3").s3()
    .listObjectsV2({ r -> r.bucket("it-backup-bucket").prefix("it/backup/_snapshot=tables/Crates/") }
        as java.util.function.Consumer)
    .contents().collect { it.key() }
assert keys.count { it.endsWith("/manifest.json") } == 2
assert keys.every { it.contains("/data/") || it.endsWith("/manifest.json") }
return true
