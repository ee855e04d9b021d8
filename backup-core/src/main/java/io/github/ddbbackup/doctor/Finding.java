package io.github.ddbbackup.doctor;

import static java.util.Objects.requireNonNull;

import io.github.ddbbackup.aws.AwsCallException;

/**
 * One thing that was looked at, and what came of it.
 *
 * @param severity whether it is in order
 * @param subject what was looked at, for example {@code bucket my-backups}
 * @param what what was found, without a full stop
 * @param why why it matters, a sentence; empty where all is in order
 * @param remedy the command or step that mends it; empty where all is in order
 */
public record Finding(Severity severity, String subject, String what, String why, String remedy) {

  /** How bad it is. */
  public enum Severity {
    /** All is in order; or worth knowing and no more. */
    OK,
    /** Backup works, but a person should look at it. */
    WARNING,
    /** Backup will not work. */
    ERROR
  }

  /** Checks that nothing is null. */
  public Finding {
    requireNonNull(severity);
    requireNonNull(subject);
    requireNonNull(what);
    requireNonNull(why);
    requireNonNull(remedy);
  }

  static Finding ok(String subject, String what) {
    return new Finding(Severity.OK, subject, what, "", "");
  }

  static Finding warning(String subject, String what, String why, String remedy) {
    return new Finding(Severity.WARNING, subject, what, why, remedy);
  }

  static Finding error(String subject, String what, String why, String remedy) {
    return new Finding(Severity.ERROR, subject, what, why, remedy);
  }

  static Finding unchecked(String subject, AwsCallException failure) {
    return warning(
        subject,
        "could not be checked: " + failure.what() + ", " + failure.value(),
        "A mistake here would be noticed only when backup fails.",
        failure.nextStep());
  }
}
