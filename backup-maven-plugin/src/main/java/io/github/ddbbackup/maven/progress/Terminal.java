package io.github.ddbbackup.maven.progress;

import java.io.Console;
import java.util.Optional;

/** Whether a person sees what is printed, at once. */
final class Terminal {

  private Terminal() {}

  static boolean isThere() {
    return Optional.ofNullable(System.console()).filter(Terminal::isTerminal).isPresent();
  }

  /** From JDK 22 on there is a console in any case, which tells whether it is a terminal. */
  private static boolean isTerminal(Console console) {
    try {
      return (boolean) Console.class.getMethod("isTerminal").invoke(console);
    } catch (NoSuchMethodException olderJdk) {
      return true;
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }
}
