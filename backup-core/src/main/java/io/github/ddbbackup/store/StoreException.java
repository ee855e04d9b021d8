package io.github.ddbbackup.store;

import io.github.ddbbackup.event.BackupException;

/**
 * A store can't keep what it is given, or give it back: the disk is full, for example. That tells
 * nothing about what was to be kept.
 */
public final class StoreException extends BackupException {

  /**
   * Tells it.
   *
   * @param category who can mend it
   * @param what what is wrong, without a full stop
   * @param value the folder or the message in question
   * @param nextStep a sentence that says what to do, with its full stop
   * @param cause the exception that led to it
   */
  StoreException(Category category, String what, String value, String nextStep, Throwable cause) {
    super(category, what, value, nextStep, cause);
  }
}
