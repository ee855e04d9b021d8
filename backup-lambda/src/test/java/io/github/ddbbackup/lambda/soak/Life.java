package io.github.ddbbackup.lambda.soak;

import java.util.List;

/**
 * A table, from its making to its end.
 *
 * @param id its TableId
 * @param streams the ARNs of the streams that it has had, those alone that hold images, the oldest
 *     first
 * @param silences when there was no such stream: what changed then is in none
 */
record Life(String id, List<String> streams, List<Span> silences) {}
