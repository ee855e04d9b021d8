assert new File(basedir, "build.log").text.contains("ddbbackup:help")
