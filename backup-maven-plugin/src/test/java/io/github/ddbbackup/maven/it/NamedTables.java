package io.github.ddbbackup.maven.it;

import io.github.ddbbackup.filter.TableCandidate;
import io.github.ddbbackup.filter.TableFilter;

/** Backs up the tables whose names begin with "Kept"; packed into a jar of its own. */
public final class NamedTables implements TableFilter {

  @Override
  public boolean shouldBackUp(TableCandidate table) {
    return table.name().value().startsWith("Kept");
  }

  @Override
  public String name() {
    return "the name";
  }
}
