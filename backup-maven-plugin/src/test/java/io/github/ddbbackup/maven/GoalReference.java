package io.github.ddbbackup.maven;

import java.util.List;
import java.util.regex.Pattern;

/** Writes the descriptor as the page {@code docs/goals.md}. */
final class GoalReference {

  private static final String INTRODUCTION =
      """
      # Goals

      This page is generated from the goals' own descriptions; `mvn ddbbackup:help -Ddetail` says the
      same. Parameters are given on the command line as `-Dproperty=value`, or in the plugin's
      `<configuration>` under their names. Relative paths start at the project's folder, or without a
      project at the current folder.

      Credentials come from where the AWS SDK for Java looks for them; no parameter takes a secret of
      AWS (`ddbbackup:local` takes a made-up key, for its loopback account alone).
      What the user mends (a mistake in the configuration, drift where it was asked for, tables that
      failed) ends a build with a failure and no stack trace; a refusal by AWS, a failure of input or
      output, or a defect ends it with an error whose stack trace `-e` shows.
      """;

  private static final Pattern LINK =
      Pattern.compile("<a\\s+href=\"([^\"]*)\"[^>]*>(.*?)</a>", Pattern.DOTALL);
  private static final Pattern CODE = Pattern.compile("<code>\\s*(.*?)\\s*</code>", Pattern.DOTALL);
  private static final Pattern PARAGRAPH = Pattern.compile("\\s*</?p>\\s*");

  private GoalReference() {}

  static String of(Descriptor descriptor) {
    StringBuilder page = new StringBuilder(INTRODUCTION);
    for (Descriptor.Goal goal : descriptor.goals()) {
      page.append("\n## ddbbackup:").append(goal.name()).append("\n\n");
      page.append(markdown(goal.description())).append('\n');
      if (!goal.parameters().isEmpty()) {
        page.append('\n').append(table(goal.parameters()));
      }
    }
    return page.toString();
  }

  private static String table(List<Descriptor.Parameter> parameters) {
    StringBuilder table = new StringBuilder("| property | type, default | meaning |\n");
    table.append("| --- | --- | --- |\n");
    for (Descriptor.Parameter parameter : parameters) {
      String defaultValue =
          parameter.defaultValue().isEmpty() ? "" : ", `" + parameter.defaultValue() + "`";
      table
          .append("| `")
          .append(parameter.property())
          .append("` | ")
          .append(parameter.type().replaceAll(".*\\.", ""))
          .append(defaultValue)
          .append(" | ")
          .append(markdown(parameter.description()).replace('\n', ' ').replace("|", "\\|"))
          .append(" |\n");
    }
    return table.toString();
  }

  private static String markdown(String html) {
    String text = html.replace("<br />", " ").strip().replaceAll("\\s+", " ");
    text = LINK.matcher(text).replaceAll("[$2]($1)");
    text = CODE.matcher(text).replaceAll("`$1`");
    text = PARAGRAPH.matcher(text).replaceAll("\n\n").strip();
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
  }
}
