package io.github.ddbbackup.local.http;

/** The little of XML that answers need. */
public final class Xml {
  private Xml() {}

  /** Text with the characters escaped that mean something in XML. */
  public static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }

  /** An element that holds text. */
  public static String text(String name, String text) {
    return element(name, escape(text));
  }

  /** An element that holds other XML. */
  public static String element(String name, String content) {
    return "<" + name + ">" + content + "</" + name + ">";
  }
}
