import io.github.ddbbackup.maven.it.BuildLog

new BuildLog(basedir)
    .expect(1, "CREATE EXTERNAL TABLE backup_of_parcels (",
        "LOCATION 's3://it-backup-bucket/it/backup/Parcels/'",
        "'projection.hour.range' = '2026/11/22/00,NOW'",
        "WHERE element_at(element_at(Keys, 'id'), 'S') = 'VALUE'")
    .expect("ddl@file", "6 statements written to")
    .reject("ddl@file", "CREATE TABLE")
    .expect("ddl@never-made", "The key of the table is not known: NeverMade.", "BUILD FAILURE")
    .reject("ddl@never-made", "    at io.github")

def sql = new File(basedir, "out/parcels.sql").getText("UTF-8")
assert sql.startsWith("-- The changes of table Parcels; dropping it deletes nothing on S3.\nCREATE TABLE backup_of_parcels (")
assert sql.contains("LOCATION 's3a://it-backup-bucket/it/backup/Parcels/';\n")
assert sql.contains("WHERE Keys['id']['S'] = 'VALUE') changes\nWHERE copy_number = 1\n")
assert sql.readLines().count { it.endsWith(';') } == 6
return true
