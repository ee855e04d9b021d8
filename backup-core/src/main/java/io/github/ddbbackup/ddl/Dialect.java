package io.github.ddbbackup.ddl;

/** How queries are written in an engine. */
interface Dialect {

  /** A text. */
  String text(String text);

  /** The value of a type in an attribute of an item; null where there is none. */
  String value(String item, String attribute, String type);

  /** Who made a change, as far as DynamoDB says; null for a user. */
  String principal();

  /** The time of a change. */
  String time();

  /** An element of a list or a set. */
  String element(String json, int index);

  /** What an engine of this dialect is like. */
  static Dialect of(Engine engine) {
    return engine.speaksTrino() ? new Trino() : new Hive();
  }

  /** Hive and Spark. */
  record Hive() implements Dialect {
    @Override
    public String text(String text) {
      return Sql.hiveText(text);
    }

    @Override
    public String value(String item, String attribute, String type) {
      return item + "[" + text(attribute) + "]['" + type + "']";
    }

    @Override
    public String principal() {
      return "userIdentity['principalId']";
    }

    @Override
    public String time() {
      return "from_unixtime(CAST(ApproximateCreationDateTime AS BIGINT))";
    }

    @Override
    public String element(String json, int index) {
      return "get_json_object(" + json + ", '$[" + index + "]')";
    }
  }

  /** Trino and Athena, where a key that a map lacks is an error unless it is asked for so. */
  record Trino() implements Dialect {
    @Override
    public String text(String text) {
      return Sql.trinoText(text);
    }

    @Override
    public String value(String item, String attribute, String type) {
      return "element_at(element_at(" + item + ", " + text(attribute) + "), '" + type + "')";
    }

    @Override
    public String principal() {
      return "element_at(userIdentity, 'principalId')";
    }

    @Override
    public String time() {
      return "from_unixtime(ApproximateCreationDateTime)";
    }

    @Override
    public String element(String json, int index) {
      return "json_extract_scalar(" + json + ", '$[" + index + "]')";
    }
  }
}
