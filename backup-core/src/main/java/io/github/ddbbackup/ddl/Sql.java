package io.github.ddbbackup.ddl;

/** Texts as SQL writes them. */
final class Sql {

  private Sql() {}

  /** A text in the SQL of Hive and Spark. */
  static String hiveText(String text) {
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
  }

  /** A text in the SQL of Trino and Athena. */
  static String trinoText(String text) {
    return "'" + text.replace("'", "''") + "'";
  }
}
