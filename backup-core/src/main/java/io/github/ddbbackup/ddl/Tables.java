package io.github.ddbbackup.ddl;

/**
 * The statements that make a table of a backup. Attributes are maps of maps: from an attribute's
 * name to its type to its value. What has parts itself, sets, lists and maps, arrives as JSON text.
 */
final class Tables {

  private static final String OPENX = "org.openx.data.jsonserde.JsonSerDe";
  private static final String HIVES_OWN = "org.apache.hadoop.hive.serde2.JsonSerDe";
  private static final String COLUMNS =
      """
      Keys MAP<STRING, MAP<STRING, STRING>>,
      NewImage MAP<STRING, MAP<STRING, STRING>>,
      OldImage MAP<STRING, MAP<STRING, STRING>>,
      SequenceNumber STRING,
      SizeBytes BIGINT,
      ApproximateCreationDateTime DOUBLE,
      eventName STRING,
      userIdentity MAP<STRING, STRING>\
      """;

  /**
   * The OpenX SerDe turns all keys into small letters, those of maps too, unless it is told not to;
   * columns, which have no capitals, then need to be told what they are called in the lines. See <a
   * href="https://github.com/rcongiu/Hive-JSON-Serde#case-sensitivity-in-mappings">Case sensitivity
   * in mappings</a>.
   */
  private static final String OPENX_PROPERTIES =
      """
      WITH SERDEPROPERTIES (
        'case.insensitive' = 'false',
        'mapping.keys' = 'Keys',
        'mapping.newimage' = 'NewImage',
        'mapping.oldimage' = 'OldImage',
        'mapping.sequencenumber' = 'SequenceNumber',
        'mapping.sizebytes' = 'SizeBytes',
        'mapping.approximatecreationdatetime' = 'ApproximateCreationDateTime',
        'mapping.eventname' = 'eventName',
        'mapping.useridentity' = 'userIdentity')\
      """;

  private static final String TRINO_COLUMNS =
      """
      Keys map(varchar, map(varchar, varchar)),
      NewImage map(varchar, map(varchar, varchar)),
      OldImage map(varchar, map(varchar, varchar)),
      SequenceNumber varchar,
      SizeBytes bigint,
      ApproximateCreationDateTime double,
      eventName varchar,
      userIdentity map(varchar, varchar)\
      """;

  private Tables() {}

  static Statement create(DdlRequest request) {
    String sql =
        switch (request.engine()) {
          case HIVE -> hive(request, serde(HIVES_OWN));
          case HIVE_OPENX -> hive(request, openx());
          case SPARK -> spark(request);
          case ATHENA -> athena(request);
          case TRINO -> trino(request);
        };
    return new Statement(
        "The changes of table " + request.table() + "; dropping it deletes nothing on S3.", sql);
  }

  private static String serde(String name) {
    return "ROW FORMAT SERDE '" + name + "'";
  }

  private static String openx() {
    return serde(OPENX) + "\n" + OPENX_PROPERTIES;
  }

  private static String hive(DdlRequest request, String rowFormat) {
    return """
    CREATE EXTERNAL TABLE %s (
    %s)
    %s
    STORED AS TEXTFILE
    LOCATION %s\
    """
        .formatted(request.name(), indented(COLUMNS), rowFormat, Sql.hiveText(request.folder()));
  }

  private static String spark(DdlRequest request) {
    return """
    CREATE TABLE %s (
    %s)
    USING json
    OPTIONS (recursiveFileLookup 'true', mode 'FAILFAST')
    LOCATION %s\
    """
        .formatted(request.name(), indented(COLUMNS), Sql.hiveText(request.folder()));
  }

  private static String athena(DdlRequest request) {
    return """
    CREATE EXTERNAL TABLE %s (
    %s)
    PARTITIONED BY (hour STRING)
    %s
    LOCATION %s
    TBLPROPERTIES (
      'projection.enabled' = 'true',
      'projection.hour.type' = 'date',
      'projection.hour.format' = 'yyyy/MM/dd/HH',
      'projection.hour.range' = '%s,NOW',
      'projection.hour.interval' = '1',
      'projection.hour.interval.unit' = 'HOURS',
      'storage.location.template' = %s)\
    """
        .formatted(
            request.name(),
            indented(COLUMNS),
            openx(),
            Sql.hiveText(request.folder()),
            firstHour(request),
            Sql.hiveText(request.folder() + "${hour}/"));
  }

  private static String trino(DdlRequest request) {
    return """
    CREATE TABLE %s (
    %s,
      hour varchar WITH (
        partition_projection_type = 'date',
        partition_projection_format = 'yyyy/MM/dd/HH',
        partition_projection_range = ARRAY['%s', 'NOW'],
        partition_projection_interval = 1,
        partition_projection_interval_unit = 'HOURS'))
    WITH (
      format = 'OPENX_JSON',
      external_location = %s,
      partitioned_by = ARRAY['hour'],
      partition_projection_enabled = true,
      partition_projection_location_template = %s)\
    """
        .formatted(
            request.name(),
            indented(TRINO_COLUMNS),
            firstHour(request),
            Sql.trinoText(request.folder()),
            Sql.trinoText(request.folder() + "${hour}/"));
  }

  private static String indented(String columns) {
    return columns.indent(2).stripTrailing();
  }

  private static String firstHour(DdlRequest request) {
    return request.since().toString().replace('-', '/') + "/00";
  }
}
