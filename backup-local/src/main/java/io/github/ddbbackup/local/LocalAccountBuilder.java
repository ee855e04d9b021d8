package io.github.ddbbackup.local;

import io.github.ddbbackup.local.fault.Faults;
import io.github.ddbbackup.local.http.AccessKey;
import io.github.ddbbackup.local.lambda.runtime.RuntimeSettings;
import io.github.ddbbackup.local.time.LocalClock;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Settings of an account that is yet to be started. */
public final class LocalAccountBuilder {
  /** The system property that names the folder for what calls need permission for. */
  public static final String CALLS = "ddbbackup.local.calls";

  private int port;
  private Optional<Path> folder = Optional.empty();
  private Optional<LocalClock> clock = Optional.empty();
  private Faults faults = new Faults(0);
  private List<Path> dynamoDbClassPath = List.of();
  private String defaultRegion = "us-east-1";
  private Duration creationHold = Duration.ZERO;
  private boolean trail = true;
  private int functionJvms = RuntimeSettings.defaults().mostPerVersion();
  private Optional<AccessKey> accessKey = Optional.empty();
  private Optional<Path> calls =
      Optional.ofNullable(System.getProperty(CALLS)).filter(c -> !c.isEmpty()).map(Path::of);

  LocalAccountBuilder() {}

  /** The port of 127.0.0.1; 0, the default, for any that is free. */
  public LocalAccountBuilder port(int number) {
    port = number;
    return this;
  }

  /** Keeps everything the account holds in a folder, which is made if it is not there. */
  public LocalAccountBuilder directory(Path path) {
    folder = Optional.of(path);
    return this;
  }

  /** Throws everything away at the end; the default. */
  public LocalAccountBuilder inMemory() {
    folder = Optional.empty();
    return this;
  }

  /**
   * The clock of every service but DynamoDB Local, which keeps its own time; by default the
   * machine's. It is closed with the account.
   */
  public LocalAccountBuilder clock(LocalClock time) {
    clock = Optional.of(time);
    return this;
  }

  /** The faults that can be switched on while the account runs; by default none. */
  public LocalAccountBuilder faults(Faults switchable) {
    faults = switchable;
    return this;
  }

  /** DynamoDB Local's jars and native libraries; must be given. */
  public LocalAccountBuilder dynamoDbClassPath(List<Path> files) {
    dynamoDbClassPath = List.copyOf(files);
    return this;
  }

  /** The region of requests that are not signed; by default us-east-1. */
  public LocalAccountBuilder defaultRegion(String region) {
    defaultRegion = region;
    return this;
  }

  /** How long a new table stays in CREATING; by default for no time. */
  public LocalAccountBuilder creationHold(Duration hold) {
    creationHold = hold;
    return this;
  }

  /**
   * Whether a trail named {@code default} logs management events from the start, without which no
   * rule sees the calls of DynamoDB; by default it does.
   */
  public LocalAccountBuilder withTrail(boolean present) {
    trail = present;
    return this;
  }

  /** Takes requests that are signed with this key and no others; by default any are taken. */
  public LocalAccountBuilder credentials(String accessKeyId, String secretAccessKey) {
    accessKey = Optional.of(new AccessKey(accessKeyId, secretAccessKey));
    return this;
  }

  /**
   * How many JVMs each version of a function has at most; 2 by default. More invocations than that
   * wait.
   */
  public LocalAccountBuilder functionJvms(int most) {
    functionJvms = most;
    return this;
  }

  /**
   * Writes down in a folder what the calls of this product and of functions, Firehose and Lambda in
   * their roles need permission for: a file for each account, with one JSON object a line for each
   * principal, action and resource. By default the folder is that of the system property {@value
   * #CALLS}, and without it nothing is written.
   */
  public LocalAccountBuilder recordCalls(Path folder) {
    calls = Optional.of(folder);
    return this;
  }

  /**
   * Starts the account.
   *
   * @throws AccountException if a setting is wrong, the port is in use or a part does not start
   */
  public LocalAccount start() {
    return LocalAccount.start(
        new AccountSettings(
            port,
            folder,
            clock.orElseGet(LocalClock::system),
            faults,
            dynamoDbClassPath,
            defaultRegion,
            creationHold,
            trail,
            functionJvms,
            accessKey,
            calls));
  }
}
