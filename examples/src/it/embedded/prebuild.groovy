import io.github.ddbbackup.examples.ExampleAccount

account = ExampleAccount.start(basedir, dynamoDbClassPath,
    ["exec.args": "config.hjson Orders,Customers"])
context.put("account", account)
account.createTable("Orders", [:])
account.createTable("Customers", [:])
