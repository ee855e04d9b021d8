package io.github.ddbbackup.archive;

import io.github.ddbbackup.naming.BackupPrefix;
import io.github.ddbbackup.naming.TableName;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Objects in memory under the keys that they have in a bucket, listed as the bucket's are. */
public final class KeyedArchive implements Archive {

  private static final DateTimeFormatter HOUR =
      DateTimeFormatter.ofPattern("uuuu/MM/dd/HH/").withZone(ZoneOffset.UTC);

  private final BackupPrefix prefix = BackupPrefix.of("backup");
  private final Map<String, byte[]> objects = new TreeMap<>();

  /** Puts an object of a table that holds changes which came in an hour. */
  public void put(TableName table, Instant arrival, byte[] content) {
    objects.put(
        prefix.forTable(table) + HOUR.format(arrival) + "object-" + objects.size(), content);
  }

  /** Puts anything below a table's prefix. */
  public void putStranger(TableName table, String name) {
    objects.put(prefix.forTable(table) + name, new byte[0]);
  }

  /** Changes the content of all objects. */
  public void replaceAll(java.util.function.UnaryOperator<byte[]> change) {
    objects.replaceAll((key, content) -> change.apply(content));
  }

  @Override
  public Listing list(TableName table, TimeSpan span) {
    ObjectKeys keys = new ObjectKeys(prefix, table);
    List<ArchivedObject> found = new ArrayList<>();
    List<String> strangers = new ArrayList<>();
    objects.forEach(
        (key, content) -> {
          boolean listed =
              key.startsWith(keys.start())
                  && key.compareTo(keys.before(span)) > 0
                  && !keys.isBehind(key, span);
          if (listed) {
            keys.hourOf(key)
                .ifPresentOrElse(
                    hour -> found.add(new ArchivedObject(key, content.length, hour)),
                    () -> strangers.add(key));
          }
        });
    return new Listing(found, strangers);
  }

  @Override
  public InputStream open(ArchivedObject object) {
    return new ByteArrayInputStream(objects.get(object.key()));
  }
}
