package io.github.ddbbackup.catalog;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * How much a table or an index may read and write.
 *
 * @param provisioned what is kept ready; empty where it is paid by the request
 * @param onDemand what is allowed at the most where it is paid by the request; empty without limits
 */
public record Throughput(Optional<Units> provisioned, Optional<Limits> onDemand) {

  /**
   * Capacity units.
   *
   * @param read units of reading a second
   * @param write units of writing a second
   */
  public record Units(long read, long write) {}

  /**
   * The most request units.
   *
   * @param read units of reading a second; empty without a limit
   * @param write units of writing a second; empty without a limit
   */
  public record Limits(OptionalLong read, OptionalLong write) {}
}
