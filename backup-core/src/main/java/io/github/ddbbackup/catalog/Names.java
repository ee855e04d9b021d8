package io.github.ddbbackup.catalog;

/** The names of a document's own members. They are a public format. */
final class Names {

  /** The version of the format; a reader refuses documents of later ones. */
  static final int FORMAT_VERSION = 1;

  static final String FORMAT = "format";
  static final String TABLE = "table";
  static final String TABLE_ARN = "tableArn";
  static final String TABLE_ID = "tableId";
  static final String CREATED = "created";
  static final String DELETED = "deleted";
  static final String CREATE_TABLE = "createTable";
  static final String TIME_TO_LIVE = "timeToLive";
  static final String TAGS = "tags";
  static final String STREAMS = "streams";
  static final String ARN = "arn";
  static final String VIEW_TYPE = "viewType";
  static final String BEGAN = "began";
  static final String NOTED = "noted";
  static final String GAPS = "gaps";
  static final String FROM = "from";
  static final String UNTIL = "until";
  static final String FOLLOWED = "followed";
  static final String WRITTEN = "written";

  private Names() {}
}
