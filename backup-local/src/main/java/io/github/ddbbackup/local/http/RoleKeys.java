package io.github.ddbbackup.local.http;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The credentials that the account hands out to those who act in a role, such as functions; safe
 * for use by several threads.
 */
public final class RoleKeys {
  private static final int ID_DIGITS = 16;

  private final String salt = UUID.randomUUID().toString();
  private final Map<String, Issued> issued = new ConcurrentHashMap<>();

  /** No credentials are handed out yet. */
  public RoleKeys() {}

  /** The credentials of a role; the same each time. */
  public AccessKey of(String roleArn) {
    String digits = hash("id/" + roleArn).substring(0, ID_DIGITS).toUpperCase(Locale.ROOT);
    AccessKey key = new AccessKey("ASIA" + digits, hash(salt + roleArn));
    issued.put(key.id(), new Issued(roleArn, key));
    return key;
  }

  /** The role that credentials were handed out for; empty if this is no id of such. */
  public Optional<String> role(String accessKeyId) {
    return Optional.ofNullable(issued.get(accessKeyId)).map(Issued::role);
  }

  /** Credentials by their id. */
  Optional<AccessKey> find(String accessKeyId) {
    return Optional.ofNullable(issued.get(accessKeyId)).map(Issued::key);
  }

  private static String hash(String text) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  private record Issued(String role, AccessKey key) {}
}
