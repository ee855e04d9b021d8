package io.github.ddbbackup.filter;

/** One who has a say in whether a table is backed up. Never throws. */
@FunctionalInterface
interface Voter {

  Vote vote(TableCandidate table);
}
