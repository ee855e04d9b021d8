package io.github.ddbbackup.maven.it;

import java.io.File;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/** Looks on while the goal {@code local} runs, and stops the account that it started. */
public final class LocalRun {

  private final Path folder;

  public LocalRun(File projectFolder) {
    this.folder = projectFolder.toPath().resolve("target");
  }

  /** Waits in the background for the account, uses it, and stops it. */
  public void watch() {
    Thread watcher = new Thread(this::useAndStop, "watch the goal local");
    watcher.setDaemon(true);
    watcher.start();
  }

  private void useAndStop() {
    Path ready = folder.resolve("ready.properties");
    try {
      Eventually.isTrue(() -> Files.exists(ready));
      Account account = new Account(endpoint(ready), "us-east-1").withTables("Orders");
      Files.writeString(
          folder.resolve("tables.txt"),
          String.join(",", account.dynamoDb().listTables().tableNames()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      stop(ready);
    }
  }

  private static String endpoint(Path ready) {
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(ready)) {
      properties.load(reader);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return properties.getProperty("endpoint");
  }

  /** The account is the descendant of this process that was given the file. */
  private static void stop(Path ready) {
    ProcessHandle.current()
        .descendants()
        .filter(process -> isAccount(process, ready))
        .forEach(ProcessHandle::destroy);
  }

  private static boolean isAccount(ProcessHandle process, Path ready) {
    return process
        .info()
        .commandLine()
        .filter(line -> line.contains("io.github.ddbbackup.local.Main"))
        .filter(line -> line.contains(ready.toString()))
        .isPresent();
  }
}
