import io.github.ddbbackup.maven.it.BuildLog

def gap = 'Missing between 2026-11-22T10:00:00Z (100) and 2026-11-22T10:02:00Z (300): a change of {"id":{"S":"42"}}'

new BuildLog(basedir)
    .expect("verify@alone", "Parcels: 3 changes of 1 item in 2 objects", "1 line repeated",
        "-Dddbbackup.live=true", "Nothing is missing, as far as that can be told.")
    .expect("verify@live", "Compared with the table: 1 item.", "Nothing is missing")
    .reject("verify@live", "-Dddbbackup.live=true")
    .expect("verify@gaps", gap, "Can't be read: it/backup/Gaps/2026/11/22/10/object-1.gz, line 3",
        "1 place between changes where some are missing.", "The backup is not whole: Gaps.")
    .expect(2, gap, 'Not in the backup, and in the table: {"id":{"S":"43"}}')
    .reject(2, "    at io.github")

def lines = new File(basedir, "out/findings.jsonl").readLines("UTF-8")
assert lines.size() == 2
assert lines[0].startsWith('{"finding":"BROKEN_CHAIN","key":{"id":{"S":"42"}},"after":{"sequenceNumber":"100"')
assert lines[1].contains('"sound":false')
assert lines[1].contains('"findings":{"BROKEN_CHAIN":1}')
return true
