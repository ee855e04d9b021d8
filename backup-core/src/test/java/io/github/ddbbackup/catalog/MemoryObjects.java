package io.github.ddbbackup.catalog;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** Keeps objects in memory, and can have someone else write in between. */
final class MemoryObjects implements CatalogObjects {

  final TreeMap<String, Stored> objects = new TreeMap<>();
  private Optional<Runnable> someoneElse = Optional.empty();
  private int versions;
  int writes;

  /** Has someone else write once, right before the next write. */
  void beforeNextWrite(Runnable work) {
    someoneElse = Optional.of(work);
  }

  private void interrupt() {
    Optional<Runnable> work = someoneElse;
    someoneElse = Optional.empty();
    work.ifPresent(Runnable::run);
  }

  @Override
  public Optional<Stored> get(String key) {
    return Optional.ofNullable(objects.get(key));
  }

  @Override
  public boolean create(String key, String content) {
    interrupt();
    return !objects.containsKey(key) && put(key, content);
  }

  @Override
  public boolean replace(String key, String content, String version) {
    interrupt();
    return get(key).filter(s -> s.version().equals(version)).isPresent() && put(key, content);
  }

  private boolean put(String key, String content) {
    writes++;
    objects.put(key, new Stored(content, "v" + versions++));
    return true;
  }

  @Override
  public void delete(String key) {
    objects.remove(key);
  }

  @Override
  public List<Listed> list(String prefix) {
    return objects.entrySet().stream()
        .filter(o -> o.getKey().startsWith(prefix))
        .map(o -> new Listed(o.getKey(), Instant.EPOCH, o.getValue().content().length()))
        .toList();
  }
}
