package io.github.ddbbackup.filter;

/** What one of those who have a say says. Texts are clauses for the decision's reason. */
sealed interface Vote {

  String reason();

  record Yes(String reason) implements Vote {}

  record No(String reason) implements Vote {}

  /** No answer, because something went wrong. */
  record Failed(String reason) implements Vote {}
}
