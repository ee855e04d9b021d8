import io.github.ddbbackup.examples.ExampleAccount

account = ExampleAccount.start(basedir, dynamoDbClassPath)
context.put("account", account)
account.createTable("Orders", [:])
account.createTable("Customers", [:])
