package com.example.filter;

import io.github.ddbbackup.filter.TableCandidate;
import io.github.ddbbackup.filter.TableFilter;

/** Leaves out tables that bear the tag {@code backup} with the value {@code no}. */
public final class BackupTagFilter implements TableFilter {

  private static final String TAG = "backup";

  @Override
  public boolean shouldBackUp(TableCandidate table) {
    return !"no".equalsIgnoreCase(table.description().tags().get(TAG));
  }

  @Override
  public String name() {
    return "backup tag";
  }
}
