package io.github.ddbbackup.plan;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * What a function should look like.
 *
 * @param name its name
 * @param arn its ARN, without a qualifier
 * @param settings its code and configuration
 * @param aliases the names of its aliases, in the order in which they are made
 */
public record DesiredFunction(
    String name, String arn, FunctionSettings settings, List<String> aliases) {

  /** Copies the list. */
  public DesiredFunction {
    requireNonNull(name);
    requireNonNull(arn);
    requireNonNull(settings);
    aliases = List.copyOf(aliases);
  }

  /**
   * What is called: the alias, never the unpublished code.
   *
   * @return the alias's ARN
   */
  public String aliasArn() {
    return arn + ":" + BackupNames.ALIAS;
  }

  /**
   * Where the function's log goes.
   *
   * @return the name of the log group that Lambda writes to
   */
  public String logGroup() {
    return logGroupOf(name);
  }

  static String logGroupOf(String function) {
    return "/aws/lambda/" + function;
  }

  /**
   * Whether an ARN is this function's, with or without a qualifier.
   *
   * @param other the ARN of anything
   * @return true when it is this function, or one of its versions or aliases
   */
  public boolean isOwn(String other) {
    return other.equals(arn) || other.startsWith(arn + ":");
  }
}
