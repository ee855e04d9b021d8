package io.github.ddbbackup.doctor;

import java.util.List;

/** One concern. Looks and changes nothing. */
interface Check {

  /** What is looked at, for the case that it can't be. */
  String subject();

  /** What was found, at least one thing unless there is nothing to look at. */
  List<Finding> findings();
}
