package io.github.ddbbackup.local.http;

import java.util.Map;

/** An error that a service answers; the protocol decides how it looks on the wire. */
public class ApiException extends RuntimeException {
  private final String code;
  private final int status;
  private final Map<String, String> members;

  /**
   * An error without members of its own.
   *
   * @param code as the service names it, such as {@code ResourceNotFoundException}
   * @param status of HTTP
   */
  public ApiException(String code, int status, String message) {
    this(code, status, message, Map.of());
  }

  /**
   * An error.
   *
   * @param members further members of the error's body
   */
  public ApiException(String code, int status, String message, Map<String, String> members) {
    super(message);
    this.code = code;
    this.status = status;
    this.members = Map.copyOf(members);
  }

  /** A request that the service finds invalid. */
  public static ApiException validation(String message) {
    return new ApiException("ValidationException", 400, message);
  }

  /** A call that this account does not emulate; says which. */
  public static ApiException notEmulated(String service, String operation) {
    return new ApiException(
        "NotImplementedException",
        501,
        service + ":" + operation + " is not emulated by this loopback account");
  }

  /** The error's code. */
  public String code() {
    return code;
  }

  /** The error's code in the query protocol, which differs for some services. */
  public String queryCode() {
    return code;
  }

  /** The status of HTTP. */
  public int status() {
    return status;
  }

  /** Further members of the error's body. */
  public Map<String, String> members() {
    return members;
  }
}
