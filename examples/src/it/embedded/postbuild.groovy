account = context.get("account")
try {
  log = new File(basedir, "build.log").text
  assert log.contains("Orders: COVERED")
  assert log.contains("Customers: COVERED")
  assert account.deliveryStreams() == "Customers,Orders"
} finally {
  account.close()
}
