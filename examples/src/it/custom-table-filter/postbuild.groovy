import java.util.zip.ZipFile

account = context.get("account")
try {
  new ZipFile(new File(basedir, "target/ddbbackup-function.zip")).withCloseable { zip ->
    assert zip.getEntry("lib/custom-table-filter-1.0.jar") != null
    assert zip.getEntry("config.hjson") != null
  }
  assert new File(basedir, "build.log").text.contains("backup tag says no")
  assert account.deliveryStreams() == "Orders"

  // In the function the filter decides on tables made from here on.
  account.createTable("Drafts", [backup: "no"])
  account.createTable("Invoices", [backup: "yes"])
  account.awaitLog("EnsureDynamoBackup", "Table Drafts is not backed up: backup tag says no")
  account.awaitDeliveryStream("Invoices")
  assert account.deliveryStreams() == "Invoices,Orders"
} finally {
  account.close()
}
