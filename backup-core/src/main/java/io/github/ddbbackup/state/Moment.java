package io.github.ddbbackup.state;

import io.github.ddbbackup.archive.TimeSpan;
import java.time.Instant;

/**
 * What changes of one second mean to a request. Lines come nearly in order, so it is found out once
 * for many of them.
 *
 * @param made when the changes were made, as their lines tell it
 * @param second the same, cut off to seconds
 * @param ofTable whether they are changes of the table, not of another one of its name
 * @param counts whether they may tell the state
 * @param isAfter whether they were made after the instant
 * @param ofEpoch whether no change can be missing between them and the instant
 */
record Moment(
    Instant made,
    Instant second,
    boolean ofTable,
    boolean counts,
    boolean isAfter,
    boolean ofEpoch) {

  /**
   * What changes mean.
   *
   * @param epoch the request's
   * @param window the span of time of which all changes are shown; others, of which some may be
   *     missing, do not count
   */
  static Moment of(Instant made, StateRequest request, Epoch epoch, TimeSpan window) {
    Instant second = Lifetime.second(made);
    boolean ofEpoch = epoch.tells(second, request.instant());
    return new Moment(
        made,
        second,
        request.lifetime().includes(second),
        window.includes(second) && (ofEpoch || !request.epochAlone()),
        second.isAfter(request.instant()),
        ofEpoch);
  }
}
