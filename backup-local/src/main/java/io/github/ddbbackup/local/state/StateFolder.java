package io.github.ddbbackup.local.state;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Documents of one kind, each found by a key of any characters, such as an ARN. */
public final class StateFolder {
  private final StateStore store;
  private final String folder;

  /**
   * Documents of one kind.
   *
   * @param folder a name as {@link StateStore} allows it, such as {@code firehose/streams}
   */
  public StateFolder(StateStore store, String folder) {
    this.store = store;
    this.folder = folder;
  }

  /** Keeps the document of a key; replaces what was kept under it. */
  public void write(String key, JsonNode document) {
    store.write(name(key), document);
  }

  /** The document of a key, or empty if there is none. */
  public Optional<JsonNode> read(String key) {
    return store.read(name(key));
  }

  /** Forgets the document of a key; does nothing if there is none. */
  public void delete(String key) {
    store.delete(name(key));
  }

  /** Every document; they don't tell their keys, so a document should name its own. */
  public List<JsonNode> all() {
    return store.names(folder + "/").stream().map(store::read).flatMap(Optional::stream).toList();
  }

  private String name(String key) {
    return folder + "/" + UUID.nameUUIDFromBytes(key.getBytes(StandardCharsets.UTF_8));
  }
}
