package io.github.ddbbackup.provision;

import io.github.ddbbackup.event.BackupException;

/** What a plan was made of is not so any more: nothing was changed, and it is to be made anew. */
final class OutdatedPlanException extends BackupException {

  OutdatedPlanException(String what, String value, String nextStep) {
    super(Category.SERVICE, what, value, nextStep);
  }
}
