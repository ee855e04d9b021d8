package io.github.ddbbackup.maven;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/** The plugin's descriptor as the build generated it from the goals, descriptions as HTML. */
record Descriptor(List<Goal> goals) {

  private static final Path FILE = Path.of("target", "plugin-enhanced.xml");

  /** A goal with the parameters that a user may set. */
  record Goal(Element element, String name, String description, List<Parameter> parameters) {

    /** The text of one of the goal's elements; empty when it is not there. */
    String setting(String name) {
      return text(element, name);
    }
  }

  /** A parameter; the property is empty for one that can't be set on the command line. */
  record Parameter(
      String name, String property, String type, String defaultValue, String description) {}

  static Descriptor read() throws IOException {
    try (InputStream in = Files.newInputStream(FILE)) {
      Document document = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(in);
      Element mojos = child(document.getDocumentElement(), "mojos");
      return new Descriptor(
          children(mojos, "mojo").stream().map(Descriptor::goal).sorted(BY_NAME).toList());
    } catch (ParserConfigurationException | SAXException e) {
      throw new IOException("cannot read the plugin descriptor", e);
    }
  }

  private static final Comparator<Goal> BY_NAME = Comparator.comparing(Goal::name);

  private static Goal goal(Element mojo) {
    Element configuration = child(mojo, "configuration");
    List<Parameter> parameters =
        children(child(mojo, "parameters"), "parameter").stream()
            .filter(parameter -> text(parameter, "editable").equals("true"))
            .map(parameter -> parameter(parameter, configuration))
            .toList();
    return new Goal(mojo, text(mojo, "goal"), text(mojo, "description"), parameters);
  }

  private static Parameter parameter(Element parameter, Element configuration) {
    String name = text(parameter, "name");
    List<Element> configured = children(configuration, name);
    String property = configured.isEmpty() ? "" : configured.get(0).getTextContent();
    String defaultValue =
        configured.isEmpty() ? "" : configured.get(0).getAttribute("default-value");
    return new Parameter(
        name,
        property.replaceAll("[${}]", ""),
        text(parameter, "type"),
        defaultValue,
        text(parameter, "description"));
  }

  private static String text(Element parent, String name) {
    List<Element> found = children(parent, name);
    return found.isEmpty() ? "" : found.get(0).getTextContent().strip();
  }

  private static Element child(Element parent, String name) {
    return children(parent, name).get(0);
  }

  private static List<Element> children(Element parent, String name) {
    List<Element> found = new ArrayList<>();
    for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
      if (node instanceof Element element && element.getTagName().equals(name)) {
        found.add(element);
      }
    }
    return found;
  }
}
