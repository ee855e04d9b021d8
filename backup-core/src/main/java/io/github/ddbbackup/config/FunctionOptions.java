package io.github.ddbbackup.config;

import io.github.ddbbackup.event.BackupException;
import java.util.Arrays;

/**
 * What the functions run on. The components bear the names of the keys in the configuration file.
 *
 * @param runtime the Java that Lambda runs them with
 * @param architecture the processors that they run on
 * @param memoryMB the memory of each, 256 to 10,240 MB; a share of a processor comes with it
 * @param snapStart whether Lambda starts them from a snapshot of one that has been started
 */
public record FunctionOptions(
    JavaRuntime runtime, Architecture architecture, int memoryMB, boolean snapStart) {

  /**
   * The allowed memory, see <a
   * href="https://docs.aws.amazon.com/lambda/latest/dg/configuration-memory.html">Configure Lambda
   * function memory</a>; with less than 256 MB a JVM that holds events of 6 MB has no room.
   */
  public static final IntRange MEMORY_MB = new IntRange(256, 10_240, "MB");

  /** What counts where the configuration says nothing. */
  public static final FunctionOptions DEFAULT =
      new FunctionOptions(JavaRuntime.JAVA21, Architecture.X86_64, 512, false);

  /**
   * Checks the range.
   *
   * @throws BackupException if the number is out of its range
   */
  public FunctionOptions {
    MEMORY_MB.check("memoryMB", memoryMB);
  }

  /**
   * The runtimes that can run the functions, see <a
   * href="https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtimes.html">Lambda runtimes</a>.
   */
  public enum JavaRuntime {
    /** Java 17. */
    JAVA17("java17"),
    /** Java 21. */
    JAVA21("java21"),
    /** Java 25. */
    JAVA25("java25");

    private final String id;

    JavaRuntime(String id) {
      this.id = id;
    }

    /**
     * The name that Lambda gives it.
     *
     * @return the identifier
     */
    public String id() {
      return id;
    }

    /**
     * The runtime of a name.
     *
     * @param id the identifier
     * @return the runtime
     * @throws BackupException if there is none of that name
     */
    public static JavaRuntime of(String id) {
      return OneOf.named(
          id, Arrays.asList(values()), JavaRuntime::id, "Not a runtime for these functions");
    }
  }

  /**
   * The processors, see <a
   * href="https://docs.aws.amazon.com/lambda/latest/dg/foundation-arch.html">Selecting and
   * configuring an instruction set architecture</a>.
   */
  public enum Architecture {
    /** Processors of Arm's kind, such as AWS's own. */
    ARM64("arm64"),
    /** Processors of Intel's kind. */
    X86_64("x86_64");

    private final String id;

    Architecture(String id) {
      this.id = id;
    }

    /**
     * The name that Lambda gives it.
     *
     * @return the identifier
     */
    public String id() {
      return id;
    }

    /**
     * The architecture of a name.
     *
     * @param id the identifier
     * @return the architecture
     * @throws BackupException if there is none of that name
     */
    public static Architecture of(String id) {
      return OneOf.named(id, Arrays.asList(values()), Architecture::id, "Not an architecture");
    }
  }
}
