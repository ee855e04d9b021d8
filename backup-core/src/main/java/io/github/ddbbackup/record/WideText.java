package io.github.ddbbackup.record;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Looks at more of a text at a time than {@link Words} do, where the JVM can. One is asked first
 * whether it is there: where it is not, that costs nothing.
 */
interface WideText {

  /** Whether there is such a way; if not, asking for more brings nothing. */
  boolean isThere();

  /**
   * Passes over text that neither ends nor interrupts a JSON string: no quote, no backslash, no
   * control character, and UTF-8 throughout. Stops at the latest before such a thing, and earlier
   * before rare characters and shortly before the end.
   *
   * @param text the text
   * @param position where a character begins
   * @param end where the text ends
   * @return where a character begins before which all is such text; from the position to the end
   */
  int skip(byte[] text, int position, int end);

  /** Whether so many bytes of two texts can be compared at one look, which may go beyond them. */
  boolean reaches(byte[] one, int at, byte[] other, int there, int length);

  /** Whether so many bytes of two texts, which one look reaches, are the same. */
  boolean areEqual(byte[] one, int at, byte[] other, int there, int length);

  /** Before it, what tells the results of a comparison is no instruction, but a loop. */
  int FIRST_VERSION = 21;

  /**
   * By the vector module, where the JVM was started with it ({@code --add-modules
   * jdk.incubator.vector}) and is of version 21 or later, or none. The class is asked for by its
   * name, since it can be compiled and loaded only together with that module; a JVM whose module
   * has come to differ has none.
   */
  static WideText ofThisJvm() {
    return Runtime.version().feature() >= FIRST_VERSION && hasModule()
        ? vectors()
        : new NoWideText();
  }

  /** Whether the JVM was started with the vector module. */
  static boolean hasModule() {
    return ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent();
  }

  private static WideText vectors() {
    try {
      WideText vectors =
          Class.forName("io.github.ddbbackup.record.VectorText")
              .asSubclass(WideText.class)
              .getDeclaredConstructor()
              .newInstance();
      byte[] text = "plain, \u00e4\u6771\ud83d\ude00, and more".repeat(4).getBytes(UTF_8);
      vectors.skip(text, 0, text.length);
      vectors.areEqual(text, 0, text, 0, 1);
      return vectors;
    } catch (ReflectiveOperationException | LinkageError e) {
      return new NoWideText();
    }
  }
}
