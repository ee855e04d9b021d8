package it;

import io.github.ddbbackup.filter.TableCandidate;
import io.github.ddbbackup.filter.TableFilter;
import javax.inject.Named;

/** Backs up tables that carry the tag {@code backup=yes}. */
@Named
public final class TaggedTables implements TableFilter {

  @Override
  public boolean shouldBackUp(TableCandidate table) {
    Named name = TaggedTables.class.getAnnotation(Named.class);
    return name != null && "yes".equals(table.description().tags().get("backup"));
  }

  @Override
  public String name() {
    return "the tag backup=yes";
  }
}
