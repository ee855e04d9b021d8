def log = new File(basedir, "build.log").text
assert log.count("Skipped, because ddbbackup.skip is set.") == 8
return true
