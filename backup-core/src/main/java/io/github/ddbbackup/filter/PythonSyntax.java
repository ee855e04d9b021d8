package io.github.ddbbackup.filter;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Rewrites what Python's regular expressions and Java's read differently, as far as it matters for
 * table names: named groups, the end of the text, braces, brackets in character classes and
 * comments. What Java does not know at all is left as it is and fails to compile.
 */
final class PythonSyntax {

  private static final Pattern QUANTIFIER = Pattern.compile("\\{(?=[0-9,])([0-9]*)(,?)([0-9]*)}");
  private static final Pattern NAMED_GROUP = Pattern.compile("\\(\\?P<(\\w+)>");
  private static final Pattern NAMED_REFERENCE = Pattern.compile("\\(\\?P=(\\w+)\\)");
  private static final Pattern COMMENT = Pattern.compile("\\(\\?#[^)]*\\)");

  private final String in;
  private final StringBuilder out = new StringBuilder();
  private final Map<String, String> groups = new HashMap<>();
  private int at;

  private PythonSyntax(String python) {
    this.in = python;
  }

  /** The Java expression that means what the Python expression means. */
  static String toJava(String python) {
    PythonSyntax syntax = new PythonSyntax(python);
    while (syntax.at < python.length()) {
      syntax.step();
    }
    return syntax.out.toString();
  }

  private void step() {
    switch (in.charAt(at)) {
      case '\\' -> escape();
      case '[' -> characterClass();
      case '(' -> group();
      case '{' -> brace();
      default -> copy();
    }
  }

  private void copy() {
    out.append(in.charAt(at++));
  }

  /** Python's \Z is the very end, which Java calls \z. */
  private void escape() {
    copy();
    if (at < in.length()) {
      out.append(in.charAt(at) == 'Z' ? 'z' : in.charAt(at));
      at++;
    }
  }

  /** In Java, brackets nest and two ampersands intersect; in Python both are plain characters. */
  private void characterClass() {
    copy();
    if (at < in.length() && in.charAt(at) == '^') {
      copy();
    }
    boolean first = true;
    while (at < in.length() && (first || in.charAt(at) != ']')) {
      classMember();
      first = false;
    }
    if (at < in.length()) {
      copy();
    }
  }

  private void classMember() {
    char c = in.charAt(at);
    if (c == '\\') {
      copy();
      if (at < in.length()) {
        copy();
      }
      return;
    }
    if (c == '[' || c == ']' || c == '&') {
      out.append('\\');
    }
    copy();
  }

  private void group() {
    if (take(COMMENT).isPresent()) {
      return;
    }
    take(NAMED_GROUP)
        .ifPresentOrElse(
            group -> out.append("(?<").append(javaName(group.group(1))).append('>'),
            this::reference);
  }

  private void reference() {
    take(NAMED_REFERENCE)
        .ifPresentOrElse(
            name -> out.append("\\k<").append(javaName(name.group(1))).append('>'), this::copy);
  }

  /** Java's group names have no underscores. */
  private String javaName(String name) {
    return groups.computeIfAbsent(name, key -> "pythonGroup" + groups.size());
  }

  /** Python reads {,n} as {0,n}, and a brace that starts no quantifier as itself. */
  private void brace() {
    take(QUANTIFIER)
        .ifPresentOrElse(
            q ->
                out.append('{')
                    .append(q.group(1).isEmpty() ? "0" : q.group(1))
                    .append(q.group(2))
                    .append(q.group(3))
                    .append('}'),
            () -> {
              out.append('\\');
              copy();
            });
  }

  private Optional<Matcher> take(Pattern pattern) {
    Matcher matcher = pattern.matcher(in).region(at, in.length());
    if (!matcher.lookingAt()) {
      return Optional.empty();
    }
    at = matcher.end();
    return Optional.of(matcher);
  }
}
