package io.github.ddbbackup.filter;

import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Matches the start of a table's name against {@code tableNameMatchRegex}. */
final class NameVoter implements Voter {

  private static final String KEY = "tableNameMatchRegex";

  private final String shown;
  private final Pattern pattern;

  private NameVoter(String shown, Pattern pattern) {
    this.shown = shown;
    this.pattern = pattern;
  }

  static Voter of(String regex) {
    String shown = KEY + " '" + regex + "'";
    try {
      return new NameVoter(shown, Pattern.compile(PythonSyntax.toJava(regex)));
    } catch (PatternSyntaxException e) {
      return failing(shown + " is invalid: " + e.getDescription());
    } catch (StackOverflowError e) {
      return failing(shown + " is invalid: it is nested too deeply");
    }
  }

  private static Voter failing(String reason) {
    Vote vote = new Vote.Failed(reason);
    return table -> vote;
  }

  @Override
  public Vote vote(TableCandidate table) {
    String name = table.name().value();
    try {
      return pattern.matcher(new BoundedText(name)).lookingAt()
          ? new Vote.Yes("its name matches " + shown)
          : new Vote.No("its name does not match " + shown);
    } catch (BoundedText.TooManyStepsException | StackOverflowError e) {
      return new Vote.Failed(shown + " takes too long on this name");
    }
  }
}
