package io.github.ddbbackup.event;

import static java.util.Objects.requireNonNull;

/**
 * A failure told so that a person can act on it: what is wrong, the value in question, and what to
 * do next. {@link #getMessage()} puts the three into one line.
 */
public class BackupException extends RuntimeException {

  private static final int LONGEST_VALUE_SHOWN = 300;

  /** Who can mend a failure. */
  public enum Category {
    /** A mistake or a state that the user mends. */
    USER,
    /** AWS refused, or input or output failed. */
    SERVICE,
    /** A defect of this software. */
    INTERNAL
  }

  private final String what;
  private final String value;
  private final String nextStep;
  private final Category category;

  /**
   * Makes a failure without a cause.
   *
   * @param category who can mend it
   * @param what what is wrong, without a full stop
   * @param value the value in question as it was found, or an empty text where there is none
   * @param nextStep a sentence that says what to do, with its full stop; may be empty
   */
  public BackupException(Category category, String what, String value, String nextStep) {
    super(line(what, value, nextStep));
    this.category = requireNonNull(category);
    this.what = what;
    this.value = value;
    this.nextStep = nextStep;
  }

  /**
   * Makes a failure with the exception that led to it.
   *
   * @param category who can mend it
   * @param what what is wrong, without a full stop
   * @param value the value in question as it was found, or an empty text where there is none
   * @param nextStep a sentence that says what to do, with its full stop; may be empty
   * @param cause the exception that led to it
   */
  public BackupException(
      Category category, String what, String value, String nextStep, Throwable cause) {
    this(category, what, value, nextStep);
    initCause(cause);
  }

  /**
   * Makes a failure whose message is composed elsewhere.
   *
   * @param category who can mend it
   * @param what what is wrong, without a full stop
   * @param message the whole message
   */
  BackupException(Category category, String what, String message) {
    super(message);
    this.category = requireNonNull(category);
    this.what = what;
    this.value = "";
    this.nextStep = "";
  }

  /**
   * A mistake or a state that the user mends.
   *
   * @param what what is wrong, without a full stop
   * @param value the value in question as it was found, or an empty text where there is none
   * @param nextStep a sentence that says what to do, with its full stop; may be empty
   * @return the exception, to be thrown by the caller
   */
  public static BackupException user(String what, String value, String nextStep) {
    return new BackupException(Category.USER, what, value, nextStep);
  }

  /**
   * A mistake or a state that the user mends, found through another exception.
   *
   * @param what what is wrong, without a full stop
   * @param value the value in question as it was found, or an empty text where there is none
   * @param nextStep a sentence that says what to do, with its full stop; may be empty
   * @param cause the exception that led to it
   * @return the exception, to be thrown by the caller
   */
  public static BackupException user(String what, String value, String nextStep, Throwable cause) {
    return new BackupException(Category.USER, what, value, nextStep, cause);
  }

  /**
   * AWS refused, or input or output failed, and no exception says more.
   *
   * @param what what is wrong, without a full stop
   * @param value the value in question as it was found, or an empty text where there is none
   * @param nextStep a sentence that says what to do, with its full stop; may be empty
   * @return the exception, to be thrown by the caller
   */
  public static BackupException service(String what, String value, String nextStep) {
    return new BackupException(Category.SERVICE, what, value, nextStep);
  }

  /**
   * AWS refused, or input or output failed.
   *
   * @param what what is wrong, without a full stop
   * @param value the value in question as it was found, or an empty text where there is none
   * @param nextStep a sentence that says what to do, with its full stop; may be empty
   * @param cause the exception that led to it
   * @return the exception, to be thrown by the caller
   */
  public static BackupException service(
      String what, String value, String nextStep, Throwable cause) {
    return new BackupException(Category.SERVICE, what, value, nextStep, cause);
  }

  /**
   * A defect of this software.
   *
   * @param what what is wrong, without a full stop
   * @param value the value in question as it was found, or an empty text where there is none
   * @param cause the exception that led to it
   * @return the exception, to be thrown by the caller
   */
  public static BackupException internal(String what, String value, Throwable cause) {
    return new BackupException(
        Category.INTERNAL, what, value, "Please report this, with the stack trace.", cause);
  }

  /**
   * Who can mend this failure.
   *
   * @return the category
   */
  public final Category category() {
    return category;
  }

  /**
   * What is wrong.
   *
   * @return a clause without a full stop, unescaped
   */
  public final String what() {
    return what;
  }

  /**
   * The value in question.
   *
   * @return the value as it was found, unescaped and uncut; empty where there is none
   */
  public final String value() {
    return value;
  }

  /**
   * What to do next.
   *
   * @return a sentence, unescaped; empty where there is no advice
   */
  public final String nextStep() {
    return nextStep;
  }

  private static String line(String what, String value, String nextStep) {
    StringBuilder line = new StringBuilder(OneLine.escape(what));
    if (!value.isEmpty()) {
      line.append(": ").append(OneLine.escape(value, LONGEST_VALUE_SHOWN));
    }
    if (!nextStep.isEmpty()) {
      line.append(". ").append(OneLine.escape(nextStep));
    }
    return line.toString();
  }
}
