package io.github.ddbbackup.local.http;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Which page of a list is asked for. What is added or removed between two pages shifts none of the
 * rest.
 *
 * @param after key of the last item of the page before; empty for the first page
 * @param limit the most items of a page, at least 1
 */
public record PageRequest(Optional<String> after, int limit) {

  /**
   * A request for the page that a token stands for.
   *
   * @param invalid what to throw if this is no token of a page
   */
  public static PageRequest of(
      Optional<String> token, int limit, Supplier<? extends RuntimeException> invalid) {
    return new PageRequest(token.map(text -> decoded(text, invalid)), limit);
  }

  /** The page of a list in ascending order of keys. */
  public <T> Page<T> of(Collection<T> all, Function<T, String> key) {
    return of(all, key, Comparator.naturalOrder());
  }

  /**
   * The page of a list.
   *
   * @param key tells each item apart from all others
   * @param order of the keys
   */
  public <T> Page<T> of(Collection<T> all, Function<T, String> key, Comparator<String> order) {
    List<T> rest =
        all.stream()
            .filter(item -> after.isEmpty() || order.compare(key.apply(item), after.get()) > 0)
            .sorted(Comparator.comparing(key, order))
            .toList();
    if (rest.size() <= limit) {
      return new Page<>(rest, Optional.empty());
    }
    return new Page<>(rest.subList(0, limit), Optional.of(encoded(key.apply(rest.get(limit - 1)))));
  }

  private static String encoded(String key) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(key.getBytes(StandardCharsets.UTF_8));
  }

  private static String decoded(String token, Supplier<? extends RuntimeException> invalid) {
    try {
      return new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw invalid.get();
    }
  }
}
