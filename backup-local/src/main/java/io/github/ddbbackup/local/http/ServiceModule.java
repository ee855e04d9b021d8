package io.github.ddbbackup.local.http;

import java.util.List;

/** One or several services that are started and stopped together. */
public interface ServiceModule extends AutoCloseable {

  /** The services, in the order in which they are asked whether they accept a request. */
  List<LocalService> services();

  /** Called once the front door is open. */
  default void start() {}

  /** Does at once what else would wait for time to pass, such as writing out buffers. */
  default void flush() {}

  /** Stops everything that the module started. Called once. */
  @Override
  default void close() {}
}
