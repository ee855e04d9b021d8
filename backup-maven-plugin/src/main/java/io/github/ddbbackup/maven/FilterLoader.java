package io.github.ddbbackup.maven;

import io.github.ddbbackup.event.BackupException;
import io.github.ddbbackup.filter.TableFilter;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;

/** Loads the filters of this build, so that a goal decides as the function will. */
final class FilterLoader implements AutoCloseable {

  private final URLClassLoader classLoader;

  FilterLoader(List<Path> jars) {
    this.classLoader =
        new URLClassLoader(
            "table filters",
            jars.stream().map(FilterLoader::url).toArray(URL[]::new),
            TableFilter.class.getClassLoader());
  }

  ClassLoader classLoader() {
    return classLoader;
  }

  @Override
  public void close() {
    try {
      classLoader.close();
    } catch (IOException e) {
      throw BackupException.service("The jars of the table filters can't be closed", "", "", e);
    }
  }

  private static URL url(Path jar) {
    try {
      return jar.toUri().toURL();
    } catch (MalformedURLException e) {
      throw BackupException.internal("A jar has no URL", jar.toString(), e);
    }
  }
}
