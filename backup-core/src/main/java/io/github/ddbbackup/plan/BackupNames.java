package io.github.ddbbackup.plan;

/** The names by which the parts of an installation find each other and are found again. */
public final class BackupNames {

  /** The function that sets up the backup of a table when the table is made. */
  public static final String ENSURE_FUNCTION = "EnsureDynamoBackup";

  /** The function that carries changes from the tables' streams to the delivery streams. */
  public static final String FORWARDER_FUNCTION = "LambdaStreamToFirehose";

  /** The alias of both functions that is called; it points to a published version. */
  public static final String ALIAS = "live";

  /** The rule that calls {@link #ENSURE_FUNCTION}. */
  public static final String RULE = "DynamoDBCreateDelete";

  /** The statement in the resource policy that lets the rule call the function. */
  public static final String STATEMENT_ID = "ddbbackup-rule";

  /** The rule that has {@link #ENSURE_FUNCTION} look over the whole account. */
  public static final String RECONCILE_RULE = "DynamoDBBackupReconcile";

  /** The statement in the resource policy that lets that rule call the function. */
  public static final String RECONCILE_STATEMENT_ID = "ddbbackup-reconcile-rule";

  /** What says of an event that it asks for a look over the whole account. */
  public static final String RECONCILE_SOURCE = "ddbbackup.reconcile";

  /** The tag of a delivery stream that says whose changes it carries. */
  public static final String TABLE_TAG = "ddbbackup:table";

  /** The tag of a delivery stream that says who looks after it. */
  public static final String MANAGED_BY_TAG = "ddbbackup:managed-by";

  /** The value of {@link #MANAGED_BY_TAG}. */
  public static final String MANAGED_BY = "dynamodb-continuous-backup";

  /** The tag of a delivery stream that says since when the table's backup is being removed. */
  public static final String REMOVAL_SINCE_TAG = "ddbbackup:removal-since";

  /** The tag of a delivery stream that says since when nothing sends to it any more. */
  public static final String FLUSHING_SINCE_TAG = "ddbbackup:flushing-since";

  /**
   * The tag of a delivery stream that names the key which the configuration had it encrypt with, so
   * that this is taken back when the configuration names none any more.
   */
  public static final String KEY_TAG = "ddbbackup:kms-key";

  /**
   * The tag of a delivery stream that names the key which Firehose did not take for its buffer,
   * because it encrypts as many as it may; it is not asked for again.
   */
  public static final String BUFFER_KEY_REFUSED_TAG = "ddbbackup:kms-key-not-for-buffer";

  private BackupNames() {}
}
