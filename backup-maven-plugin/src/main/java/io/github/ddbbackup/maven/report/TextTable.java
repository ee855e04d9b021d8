package io.github.ddbbackup.maven.report;

import java.util.ArrayList;
import java.util.List;

/**
 * Rows of text cells, aligned in columns. The last cell of a row is never padded. A cell wider than
 * {@link #WIDEST_COLUMN} does not widen its column, it only pushes the rest of its own row aside,
 * so that one table name of 255 characters does not spoil a whole report.
 */
final class TextTable {

  /** The widest a column grows, in characters. */
  static final int WIDEST_COLUMN = 40;

  private static final String GAP = "  ";

  private record Row(ReportLine.Level level, List<String> cells) {}

  private final List<Row> rows = new ArrayList<>();

  /** Adds a row; rows may have different numbers of cells. */
  void row(ReportLine.Level level, String... cells) {
    rows.add(new Row(level, List.of(cells)));
  }

  /** The aligned rows, without trailing blanks. */
  List<ReportLine> lines() {
    int[] widths = widths();
    return rows.stream().map(row -> new ReportLine(row.level, line(row.cells, widths))).toList();
  }

  private int[] widths() {
    int columns = rows.stream().mapToInt(row -> row.cells.size()).max().orElse(0);
    int[] widths = new int[columns];
    for (Row row : rows) {
      for (int column = 0; column < row.cells.size() - 1; column++) {
        int width = row.cells.get(column).length();
        if (width <= WIDEST_COLUMN) {
          widths[column] = Math.max(widths[column], width);
        }
      }
    }
    return widths;
  }

  private static String line(List<String> cells, int[] widths) {
    StringBuilder line = new StringBuilder();
    for (int column = 0; column < cells.size(); column++) {
      String cell = cells.get(column);
      line.append(cell);
      if (column < cells.size() - 1) {
        line.append(" ".repeat(Math.max(0, widths[column] - cell.length()))).append(GAP);
      }
    }
    return line.toString().stripTrailing();
  }
}
