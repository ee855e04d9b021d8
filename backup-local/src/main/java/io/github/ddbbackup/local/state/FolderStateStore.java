package io.github.ddbbackup.local.state;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Keeps each document in a file of its own below one folder. */
public final class FolderStateStore implements StateStore {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]+(/[A-Za-z0-9._-]+)*");
  private static final String ENDING = ".json";

  private final ObjectMapper mapper = new ObjectMapper();
  private final Path root;

  /** Keeps the documents below this folder, which is made when first needed. */
  public FolderStateStore(Path root) {
    this.root = root;
  }

  @Override
  public synchronized Optional<JsonNode> read(String name) {
    Path file = file(name);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      return Optional.of(mapper.readTree(file.toFile()));
    } catch (IOException e) {
      throw new UncheckedIOException("can't read " + file, e);
    }
  }

  @Override
  public synchronized void write(String name, JsonNode document) {
    Path file = file(name);
    try {
      Files.createDirectories(file.getParent());
      Path next = file.resolveSibling(file.getFileName() + ".next");
      Files.write(next, mapper.writeValueAsBytes(document));
      Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException("can't write " + file, e);
    }
  }

  @Override
  public synchronized void delete(String name) {
    try {
      Files.deleteIfExists(file(name));
    } catch (IOException e) {
      throw new UncheckedIOException("can't delete " + file(name), e);
    }
  }

  @Override
  public synchronized List<String> names(String prefix) {
    if (!Files.isDirectory(root)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(root)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> root.relativize(file).toString().replace('\\', '/'))
          .filter(name -> name.endsWith(ENDING) && name.startsWith(prefix))
          .map(name -> name.substring(0, name.length() - ENDING.length()))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("can't list " + root, e);
    }
  }

  @Override
  public Path folder(String name) {
    try {
      return Files.createDirectories(root.resolve(checked(name)));
    } catch (IOException e) {
      throw new UncheckedIOException("can't make the folder " + name + " in " + root, e);
    }
  }

  private Path file(String name) {
    return root.resolve(checked(name) + ENDING);
  }

  private static String checked(String name) {
    if (!NAME.matcher(name).matches() || name.contains("..")) {
      throw new IllegalArgumentException("not the name of a document: " + name);
    }
    return name;
  }
}
