import io.github.ddbbackup.maven.it.BuildLog

new BuildLog(basedir)
    .expect(1, "Amazon DynamoDB Local License Agreement", "Ready: http://127.0.0.1:", "BUILD SUCCESS")
assert new File(basedir, "target/tables.txt").text == "Orders"
assert !new File(basedir, "target/ready.properties").exists()
return true
