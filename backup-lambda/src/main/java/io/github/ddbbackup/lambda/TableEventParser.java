package io.github.ddbbackup.lambda;

import io.github.ddbbackup.event.BackupException;
import io.github.ddbbackup.lambda.TableEvent.Deleted;
import io.github.ddbbackup.lambda.TableEvent.Ignored;
import io.github.ddbbackup.lambda.TableEvent.Made;
import io.github.ddbbackup.lambda.TableEvent.Reconcile;
import io.github.ddbbackup.naming.TableName;
import io.github.ddbbackup.plan.BackupNames;
import io.github.ddbbackup.plan.EventPattern;
import io.github.ddbbackup.plan.ReconcileRequest;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Reads the events that EventBridge makes of CloudTrail's records, see <a
 * href="https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-service-event-cloudtrail.html">
 * AWS service events delivered via CloudTrail</a>. The calls of DynamoDB are described in <a
 * href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/logging-using-cloudtrail.html">
 * Logging DynamoDB operations by using AWS CloudTrail</a>.
 */
final class TableEventParser {

  private static final String SOURCE = "dynamodb.amazonaws.com";
  private static final String CLOCK = "aws.events";
  private static final String BY_THE_CLOCK = "Scheduled Event";
  private static final String REQUEST = "detail.requestParameters.";
  private static final String ANSWER = "detail.responseElements.";

  /** Where the name of the table stands, depending on the call, the surest place first. */
  private static final List<String> TABLE_NAMES =
      List.of(
          REQUEST + "targetTableName",
          REQUEST + "tableCreationParameters.tableName",
          REQUEST + "tableName",
          ANSWER + "tableDescription.tableName",
          ANSWER + "importTableDescription.tableCreationParameters.tableName");

  private TableEventParser() {}

  /** What an event means. An event that means nothing for a backup is never an error. */
  static TableEvent parse(byte[] event, int size) {
    try {
      return parse(EventFields.read(event, size));
    } catch (IOException e) {
      return new Ignored("it is not JSON");
    }
  }

  private static TableEvent parse(EventFields event) {
    if (asksForReconcile(event)) {
      return new Reconcile(
          ReconcileRequest.of(
              event.string(ReconcileRequest.AFTER), event.string(ReconcileRequest.ROUND)));
    }
    String call = event.string("detail.eventName").orElse("");
    if (call.isEmpty() || event.string("detail.eventSource").filter(SOURCE::equals).isEmpty()) {
      return new Ignored("it is not a call of DynamoDB as CloudTrail reports it");
    }
    Optional<String> error = event.string("detail.errorCode");
    if (error.isPresent()) {
      String message = event.string("detail.errorMessage").map(m -> ", " + m).orElse("");
      return new Ignored(call + " failed with " + error.get() + message);
    }
    if (EventPattern.TABLE_DELETING_CALLS.contains(call)) {
      return of(event, call, Deleted::new);
    }
    if (EventPattern.TABLE_MAKING_CALLS.contains(call)) {
      return of(event, call, Made::new);
    }
    return new Ignored(call + " does not make or delete a table");
  }

  /** Of our own rule, or of any rule that runs by the clock. */
  private static boolean asksForReconcile(EventFields event) {
    String source = event.string("source").orElse("");
    return switch (source) {
      case BackupNames.RECONCILE_SOURCE -> true;
      case CLOCK -> event.string("detail-type").filter(BY_THE_CLOCK::equals).isPresent();
      default -> false;
    };
  }

  private static TableEvent of(
      EventFields event, String call, Function<TableName, TableEvent> meaning) {
    Optional<String> name =
        TABLE_NAMES.stream().map(event::string).flatMap(Optional::stream).findFirst();
    if (name.isEmpty()) {
      return new Ignored(call + " names no table");
    }
    try {
      return meaning.apply(TableName.fromNameOrArn(name.get()));
    } catch (BackupException e) {
      return new Ignored(call + " names no table: " + e.getMessage());
    }
  }
}
