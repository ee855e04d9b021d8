package io.github.ddbbackup.naming;

/** Shows a wrong value so that its ends are seen. */
final class Quoted {

  private Quoted() {}

  static String of(String value) {
    return "'" + value + "'";
  }
}
