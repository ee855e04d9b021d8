package io.github.ddbbackup.local;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.concurrent.CountDownLatch;

/**
 * The command line: starts an account and stays until it is told to end, by a signal or, if asked
 * for, by the end of its standard input.
 */
public final class Main {
  /**
   * The exit status for a command line that can't be understood, or an account that can't start.
   */
  private static final int CANNOT_START = 2;

  private static final String LICENSE =
      "Tables by DynamoDB Local, under the Amazon DynamoDB Local License Agreement:"
          + " https://aws.amazon.com/dynamodblocallicense/";

  private Main() {}

  /**
   * Runs an account.
   *
   * @param arguments see {@link MainOptions#USAGE}; the environment can name the only access key
   *     that is taken, {@link MainOptions#ACCESS_KEY_ID} and {@link MainOptions#SECRET_ACCESS_KEY}
   */
  public static void main(String[] arguments) {
    System.setProperty("org.slf4j.simpleLogger.defaultLogLevel", "warn");
    try {
      run(MainOptions.of(System.getenv(), arguments), System.in, System.out);
    } catch (AccountException e) {
      System.err.println(e.getMessage());
      System.exit(CANNOT_START);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    System.exit(0);
  }

  private static void run(MainOptions options, InputStream in, PrintStream out)
      throws InterruptedException {
    CloseAll closing = new CloseAll();
    Runtime.getRuntime().addShutdownHook(new Thread(closing::close, "close the account"));
    LocalAccount account = closing.add(start(options));
    options.readyFile().ifPresent(file -> closing.add(ReadyFile.write(file, account.endpoint())));
    out.println(LICENSE);
    out.println("Ready: " + account.endpoint());
    out.println("Account " + LocalAccount.ACCOUNT_ID + ". For the SDKs and the command line:");
    out.println("export AWS_ENDPOINT_URL=" + account.endpoint());
    out.println(credentials(options));
    options.faults().rules().forEach(rule -> out.println("Fault: " + rule));
    out.flush();
    if (options.untilStdinEnds()) {
      awaitEnd(in);
    } else {
      new CountDownLatch(1).await();
    }
  }

  private static LocalAccount start(MainOptions options) {
    LocalAccountBuilder builder =
        LocalAccount.builder().port(options.port()).dynamoDbClassPath(options.dynamoDbClassPath());
    options.directory().ifPresent(builder::directory);
    options.credentials().ifPresent(key -> builder.credentials(key.id(), key.secret()));
    builder.faults(options.faults().faults());
    return builder.start();
  }

  /** Any will do unless one is set, whose secret is for the user to know. */
  private static String credentials(MainOptions options) {
    return "export AWS_REGION=us-east-1 AWS_ACCESS_KEY_ID="
        + options
            .credentials()
            .map(key -> key.id() + " # and its AWS_SECRET_ACCESS_KEY")
            .orElse("local AWS_SECRET_ACCESS_KEY=local");
  }

  private static void awaitEnd(InputStream in) {
    try {
      in.transferTo(OutputStream.nullOutputStream());
    } catch (IOException e) {
      throw new AccountException("can't read the standard input any more: " + e.getMessage(), e);
    }
  }
}
