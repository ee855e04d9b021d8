package io.github.ddbbackup.record;

/**
 * Looks at more of a text at a time than {@link Words} do, where the JVM can. One is asked first
 * whether it is there: where it is not, that costs nothing.
 */
interface WideText {

  /** Whether there is such a way; if not, nothing else may be asked for. */
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

  /**
   * By the vector module, where the JVM was started with it ({@code --add-modules
   * jdk.incubator.vector}), or none. The class is asked for by its name, since it can be compiled
   * and loaded only together with that module; a JVM whose module has come to differ has none.
   */
  static WideText ofThisJvm() {
    if (ModuleLayer.boot().findModule("jdk.incubator.vector").isEmpty()) {
      return new NoWideText();
    }
    try {
      return Class.forName("io.github.ddbbackup.record.VectorText")
          .asSubclass(WideText.class)
          .getDeclaredConstructor()
          .newInstance();
    } catch (ReflectiveOperationException | LinkageError e) {
      return new NoWideText();
    }
  }
}
