package io.github.ddbbackup.benchmarks.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The report in the making: goals, and sections with tables of figures. */
final class Report {

  private final List<Goal> goals = new ArrayList<>();
  private final StringBuilder sections = new StringBuilder();

  void goal(Goal goal) {
    goals.add(goal);
    System.err.println(goal.row());
  }

  void section(String title, String text) {
    sections.append("\n## ").append(title).append("\n\n").append(text).append("\n\n");
    System.err.println("== " + title);
  }

  /** Adds a row to a table, or its head with the line beneath. */
  void row(Object... cells) {
    line(cells);
  }

  void head(Object... cells) {
    line(cells);
    Object[] rules = new Object[cells.length];
    for (int i = 0; i < cells.length; i++) {
      rules[i] = i == 0 ? "---" : "---:";
    }
    line(rules);
  }

  private void line(Object... cells) {
    StringBuilder line = new StringBuilder("|");
    for (Object cell : cells) {
      String text =
          cell instanceof Double number ? String.format(Locale.ROOT, "%.2f", number) : "" + cell;
      line.append(' ').append(text).append(" |");
    }
    sections.append(line).append('\n');
    System.err.println(line);
  }

  String text(String head) {
    StringBuilder text = new StringBuilder(head);
    text.append("\n| path | reached | wanted | met |\n| --- | ---: | ---: | --- |\n");
    goals.forEach(goal -> text.append(goal.row()).append('\n'));
    return text.append(sections).toString();
  }
}
