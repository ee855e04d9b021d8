package io.github.ddbbackup.restore;

import io.github.ddbbackup.aws.AwsCall;
import io.github.ddbbackup.aws.AwsCallException;
import io.github.ddbbackup.aws.AwsClients;
import io.github.ddbbackup.aws.ErrorKind;
import io.github.ddbbackup.aws.Waiter;
import io.github.ddbbackup.catalog.TableStates;
import io.github.ddbbackup.naming.TableName;
import io.github.ddbbackup.provision.TableReader;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;
import software.amazon.awssdk.services.dynamodb.model.TimeToLiveDescription;
import software.amazon.awssdk.services.dynamodb.model.UpdateTableRequest;

/**
 * Sets what a table lacks when it is full. A mark, which is a tag, is put on it first and taken
 * away last, so that no one takes it for whole meanwhile, and a run that was stopped goes on.
 */
final class TableCompletion {

  private final AwsClients clients;
  private final TableReader reader;
  private final Waiter waiter;
  private final Function<TableName, TableDescription> active;
  private final InstantSource clock;

  /**
   * Makes it.
   *
   * @param waiter waits for a table to take a change
   * @param active waits for a table to be active
   */
  TableCompletion(
      AwsClients clients,
      TableReader reader,
      Waiter waiter,
      Function<TableName, TableDescription> active,
      InstantSource clock) {
    this.clients = clients;
    this.reader = reader;
    this.waiter = waiter;
    this.active = active;
    this.clock = clock;
  }

  /** Sets what is left until a table is full, and takes the mark away. */
  void complete(NewTable table) {
    set(table);
    unmark(table);
  }

  /** Sets what is left until a table is full, and leaves the mark on it. */
  void set(NewTable table) {
    TableDescription description = active.apply(table.name());
    mark(description.tableArn(), table);
    change(table, now -> missingTimeToLive(table).map(name -> () -> expire(table.name(), name)));
    change(table, now -> missingStream(table, now).map(wanted -> () -> update(table, wanted)));
    change(table, now -> missingClass(table, now).map(wanted -> () -> update(table, wanted)));
    change(table, now -> missingProtection(table, now).map(wanted -> () -> update(table, wanted)));
  }

  /** Whether a table has all that is set when it is full, and no mark. */
  boolean isDone(NewTable table, TableDescription now) {
    Map<String, String> tags = reader.tags(now.tableArn());
    Map<String, String> wanted = table.firstTags();
    wanted.remove(NewTable.MARK);
    return !tags.containsKey(NewTable.MARK)
        && tags.entrySet().containsAll(wanted.entrySet())
        && missingTimeToLive(table).isEmpty()
        && missingStream(table, now).isEmpty()
        && missingClass(table, now).isEmpty()
        && missingProtection(table, now).isEmpty();
  }

  /** Puts on a table its tags and the mark. */
  void mark(String arn, NewTable table) {
    call("dynamodb:TagResource", table.name())
        .answer(
            () ->
                clients
                    .dynamoDb()
                    .tagResource(
                        r -> r.resourceArn(arn).tags(TableRequests.tags(table.firstTags()))));
  }

  /** Says that a table is whole. */
  void unmark(NewTable table) {
    String arn = active.apply(table.name()).tableArn();
    call("dynamodb:UntagResource", table.name())
        .answer(
            () -> clients.dynamoDb().untagResource(r -> r.resourceArn(arn).tagKeys(NewTable.MARK)));
  }

  private Optional<String> missingTimeToLive(NewTable table) {
    return table.settings().timeToLiveAttribute().filter(name -> !expires(table.name(), name));
  }

  private boolean expires(TableName table, String attribute) {
    TimeToLiveDescription now =
        call("dynamodb:DescribeTimeToLive", table)
            .answer(() -> clients.dynamoDb().describeTimeToLive(r -> r.tableName(table.value())))
            .timeToLiveDescription();
    return now != null && attribute.equals(now.attributeName());
  }

  private void expire(TableName table, String attribute) {
    call("dynamodb:UpdateTimeToLive", table)
        .answer(
            () ->
                clients
                    .dynamoDb()
                    .updateTimeToLive(
                        r ->
                            r.tableName(table.value())
                                .timeToLiveSpecification(
                                    t -> t.enabled(true).attributeName(attribute))));
  }

  /**
   * Changes what is missing. DynamoDB takes one change at a time, and where new tables are backed
   * up by themselves, the function may be switching the stream on just now.
   */
  private void change(NewTable table, Function<TableDescription, Optional<Runnable>> missing) {
    boolean unused =
        waiter.await(
            "table " + table.name() + " to take a change",
            () ->
                missing
                    .apply(active.apply(table.name()))
                    .map(TableCompletion::isTaken)
                    .or(() -> Optional.of(true))
                    .filter(taken -> taken));
  }

  private static boolean isTaken(Runnable change) {
    try {
      change.run();
      return true;
    } catch (AwsCallException e) {
      if (e.kind() == ErrorKind.IN_USE || e.kind() == ErrorKind.CONFLICT) {
        return false;
      }
      throw e;
    }
  }

  private void update(NewTable table, Consumer<UpdateTableRequest.Builder> wanted) {
    call("dynamodb:UpdateTable", table.name())
        .answer(
            () ->
                clients
                    .dynamoDb()
                    .updateTable(r -> r.tableName(table.name().value()).applyMutation(wanted)));
  }

  private static Optional<Consumer<UpdateTableRequest.Builder>> missingStream(
      NewTable table, TableDescription now) {
    boolean on =
        now.streamSpecification() != null
            && Boolean.TRUE.equals(now.streamSpecification().streamEnabled());
    return table.streamViewType().isEmpty() || on
        ? Optional.empty()
        : Optional.of(r -> r.streamSpecification(TableRequests.stream(table.streamViewType())));
  }

  private Optional<Consumer<UpdateTableRequest.Builder>> missingClass(
      NewTable table, TableDescription now) {
    String wanted = table.definition().tableClass();
    return TableStates.of(now, clock.instant()).definition().tableClass().equals(wanted)
        ? Optional.empty()
        : Optional.of(r -> r.tableClass(wanted));
  }

  private static Optional<Consumer<UpdateTableRequest.Builder>> missingProtection(
      NewTable table, TableDescription now) {
    return !table.definition().deletionProtection()
            || Boolean.TRUE.equals(now.deletionProtectionEnabled())
        ? Optional.empty()
        : Optional.of(r -> r.deletionProtectionEnabled(true));
  }

  private static AwsCall call(String action, TableName table) {
    return new AwsCall(action, "table " + table);
  }
}
