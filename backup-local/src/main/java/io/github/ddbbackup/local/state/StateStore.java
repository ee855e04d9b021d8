package io.github.ddbbackup.local.state;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Named JSON documents; safe for use by several threads.
 *
 * <p>A name is one or more parts of {@code [A-Za-z0-9._-]} with slashes between, such as {@code
 * firehose/us-east-1}.
 */
public interface StateStore {

  /** The document of this name, or empty if there is none. */
  Optional<JsonNode> read(String name);

  /** Keeps a document; one of the same name is replaced as a whole or not at all. */
  void write(String name, JsonNode document);

  /** Forgets a document; does nothing if there is none. */
  void delete(String name);

  /** The names that start with this prefix, in alphabetical order. */
  List<String> names(String prefix);

  /**
   * A folder for what is no JSON, such as archives; made if it is not there, and gone with the
   * account if nothing is kept.
   */
  Path folder(String name);
}
