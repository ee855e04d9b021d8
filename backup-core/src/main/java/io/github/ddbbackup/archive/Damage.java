package io.github.ddbbackup.archive;

/**
 * Something that can't be read.
 *
 * @param key the object's key
 * @param line the number of the line in it, from 1; 0 where the object as such is damaged
 * @param reason what is wrong
 */
public record Damage(String key, long line, String reason) {

  /** The place and the reason, on one line. */
  @Override
  public String toString() {
    return line == 0 ? key + ": " + reason : key + ", line " + line + ": " + reason;
  }
}
