package io.github.ddbbackup.provision;

import io.github.ddbbackup.catalog.Following;
import io.github.ddbbackup.catalog.Incarnation;
import io.github.ddbbackup.catalog.TableStates;
import io.github.ddbbackup.event.BackupException;
import io.github.ddbbackup.naming.TableName;
import io.github.ddbbackup.plan.ChangeResult;
import java.time.Instant;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;

/**
 * Has the catalog know what will be done to a table before it is done: whatever ends the run then,
 * the next one sees that the table's stream is read as it should be, and not that it was otherwise.
 */
final class CatalogAhead {

  private final CatalogKeeper keeper;
  private final TableReader tables;

  CatalogAhead(CatalogKeeper keeper, TableReader tables) {
    this.keeper = keeper;
    this.tables = tables;
  }

  /**
   * Notes what was not read of a table, or passed over, before that is mended. A failure is told.
   */
  void ofMending(TableName table, Following ahead) {
    if (!ahead.endsGap()) {
      return;
    }
    try {
      Optional<ChangeResult> unused = // A failure is told.
          tables.find(table).flatMap(found -> keeper.recordGap(found, ahead));
    } catch (BackupException e) {
      keeper.warn(e);
    }
  }

  /**
   * The same where a person has a table set up. That one had switched it off is taken back then,
   * before anything else: where this run ended earlier, the next look over the tables would end the
   * backup that was just begun, or go on with a removal that was just called off.
   *
   * @throws BackupException if the table was switched off and that can't be noted
   */
  void ofSettingUp(TableName table, Following ahead) {
    Optional<TableDescription> found = tables.find(table);
    if (found.isEmpty()) {
      return;
    }
    Incarnation incarnation = TableStates.incarnation(found.get());
    Optional<Instant> switchedOff;
    try {
      switchedOff = keeper.switchedOffNow(incarnation);
    } catch (BackupException e) {
      keeper.warn(e);
      ofMending(table, ahead);
      takeBackUnseen(incarnation);
      return;
    }
    switchedOff.ifPresentOrElse(
        when -> takeBack(found.get(), ahead.switchedOffAt(when)), () -> ofMending(table, ahead));
  }

  private void takeBack(TableDescription table, Following ahead) {
    keeper
        .recordGap(table, ahead)
        .flatMap(ChangeResult::failure)
        .ifPresent(
            failure -> {
              throw failure;
            });
    keeper.forgetSwitchOff(TableStates.incarnation(table));
  }

  /** What can't be listed may be there. No table is kept from being backed up by that. */
  private void takeBackUnseen(Incarnation incarnation) {
    try {
      keeper.forgetSwitchOff(incarnation);
    } catch (BackupException e) {
      keeper.warn(e);
    }
  }
}
