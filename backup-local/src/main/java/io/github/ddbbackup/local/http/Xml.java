package io.github.ddbbackup.local.http;

import com.fasterxml.jackson.databind.JsonNode;

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

  /** The members of an object as elements; a list's elements are named {@code member}. */
  public static String of(JsonNode node) {
    StringBuilder xml = new StringBuilder();
    if (node.isObject()) {
      node.properties()
          .forEach(member -> xml.append(element(member.getKey(), of(member.getValue()))));
    } else if (node.isArray()) {
      node.forEach(element -> xml.append(element("member", of(element))));
    } else {
      xml.append(escape(node.asText()));
    }
    return xml.toString();
  }

  /** An element that holds other XML. */
  public static String element(String name, String content) {
    return "<" + name + ">" + content + "</" + name + ">";
  }
}
