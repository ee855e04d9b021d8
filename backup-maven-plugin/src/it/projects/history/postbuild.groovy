import io.github.ddbbackup.maven.it.BuildLog

new BuildLog(basedir)
    .expect(1, "2026-11-22T10:00:00Z INSERT by a user (100)", '+ "state": "packed"',
        "2026-11-22T10:01:00Z MODIFY by a user (200)", '~ "state": "packed" -> "sent"',
        "2026-11-22T11:00:00Z REMOVE by DynamoDB, time to live (300)", '- "weight": 7',
        "3 changes; read 2 objects")
    .reject(1, '"weight": 7 ->', "(101)")
    .expect("history@json", "2 changes written to")
    .expect("history@damaged",
        "The backup is damaged: it/backup/Damaged/2026/11/22/10/object-1.gz, line 1",
        "Not a change line")
    .expect("history@skipping",
        "Skipped it/backup/Damaged/2026/11/22/10/object-1.gz, line 1",
        "No change of this item was found.", "in s3://it-backup-bucket/it/backup/Damaged/",
        "0 changes; read 1 object,")

def lines = new File(basedir, "out/history.jsonl").readLines("UTF-8")
assert lines.size() == 2
assert lines[0].startsWith('{"at":"2026-11-22T10:01:00Z","event":"MODIFY","by":"user"')
assert lines[1].contains('"event":"REMOVE","by":"ttl"')
assert lines[1].contains('"changed":["id","state","weight"]')
return true
