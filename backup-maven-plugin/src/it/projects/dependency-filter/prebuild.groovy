import io.github.ddbbackup.maven.it.Account
import io.github.ddbbackup.maven.it.FilterRepository

FilterRepository.write(new File(basedir, "repository").toPath())
new Account(endpointUrl, "ca-west-1").withTables("KeptOrders", "ScratchOrders")
return true
