package io.github.ddbbackup.lambda.soak;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.common.hash.Hasher;
import com.google.common.hash.Hashing;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What can be told apart of a change: digests of what its JSON means, whatever the order of its
 * members.
 *
 * @param keys of the item's key
 * @param newImage of the item after the change; {@link #NONE} if there is none
 * @param oldImage of the item before the change; {@link #NONE} if there is none
 * @param rest of the kind of change, its time, its size and who made it
 */
record Change(long keys, long newImage, long oldImage, long rest) {

  static final long NONE = 0;

  /** The change in a record of a stream, or in a line: both have the same members. */
  static Change of(JsonNode change, Optional<JsonNode> eventName, Optional<JsonNode> identity) {
    Hasher rest = Hashing.murmur3_128().newHasher();
    digest(change.path("ApproximateCreationDateTime"), rest);
    digest(change.path("SizeBytes"), rest);
    eventName.ifPresent(node -> digest(node, rest));
    identity.ifPresent(node -> digest(node, rest));
    return new Change(
        digest(change.path("Keys")),
        digest(change.path("NewImage")),
        digest(change.path("OldImage")),
        rest.hash().asLong());
  }

  private static long digest(JsonNode node) {
    if (node.isMissingNode()) {
      return NONE;
    }
    Hasher hasher = Hashing.murmur3_128().newHasher();
    digest(node, hasher);
    return hasher.hash().asLong();
  }

  private static void digest(JsonNode node, Hasher hasher) {
    if (node.isObject()) {
      TreeMap<String, JsonNode> members = new TreeMap<>();
      node.properties().forEach(member -> members.put(member.getKey(), member.getValue()));
      hasher.putByte((byte) '{').putInt(members.size());
      members.forEach(
          (name, value) -> {
            text(name, hasher);
            digest(value, hasher);
          });
    } else if (node.isArray()) {
      hasher.putByte((byte) '[').putInt(node.size());
      node.forEach(element -> digest(element, hasher));
    } else if (node.isNumber()) {
      text(node.decimalValue().stripTrailingZeros().toString(), hasher);
    } else {
      hasher.putByte((byte) node.getNodeType().name().charAt(2));
      text(node.asText(), hasher);
    }
  }

  private static void text(String text, Hasher hasher) {
    byte[] bytes = text.getBytes(UTF_8);
    hasher.putInt(bytes.length).putBytes(bytes);
  }
}
