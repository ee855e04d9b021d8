import io.github.ddbbackup.examples.ExampleAccount

account = ExampleAccount.start(basedir, dynamoDbClassPath,
    ["ddbbackup.tables": "Orders,Scratch"])
context.put("account", account)
account.createTable("Orders", [:])
account.createTable("Scratch", [backup: "no"])
