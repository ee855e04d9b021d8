package io.github.ddbbackup.local.lambda.runtime;

import com.amazonaws.services.lambda.runtime.api.client.AWSLambda;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * The native library of the runtime interface client, unpacked once for all JVMs: left to itself
 * each client writes it to one fixed place, over what others are loading at that moment.
 */
final class RuntimeLibrary {
  /** The system property that tells a client where its library lies. */
  static final String PROPERTY =
      "com.amazonaws.services.lambda.runtime.api.client.runtimeapi.NativeClient.JNI";

  private final Path folder;

  /** A library that is unpacked into this folder when it is first needed. */
  RuntimeLibrary(Path folder) {
    this.folder = folder;
  }

  /**
   * The library's file.
   *
   * @throws IOException if there is none for this machine: there is for Linux alone
   */
  synchronized Path file() throws IOException {
    String name = "libaws-lambda-jni." + platform() + ".so";
    Path file = folder.resolve(name);
    if (Files.exists(file)) {
      return file;
    }
    try (InputStream library = AWSLambda.class.getResourceAsStream("/jni/" + name)) {
      if (library == null) {
        throw new IOException(
            "AWS's runtime interface client has no native library for "
                + System.getProperty("os.name")
                + " on "
                + System.getProperty("os.arch")
                + "; functions run on Linux");
      }
      Path next = folder.resolve(name + ".next");
      Files.copy(library, next, StandardCopyOption.REPLACE_EXISTING);
      return Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
    }
  }

  private static String platform() throws IOException {
    String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    String architecture =
        switch (System.getProperty("os.arch")) {
          case "amd64", "x86_64" -> "x86_64";
          case "aarch64" -> "aarch_64";
          default -> System.getProperty("os.arch");
        };
    return (system.equals("linux") && usesMusl() ? "linux_musl" : system) + "-" + architecture;
  }

  /** Whether this process, and so every JVM like it, runs on musl instead of glibc. */
  private static boolean usesMusl() throws IOException {
    Path maps = Path.of("/proc/self/maps");
    if (!Files.isReadable(maps)) {
      return false;
    }
    try (Stream<String> lines = Files.lines(maps)) {
      return lines.anyMatch(line -> line.contains("ld-musl-"));
    }
  }
}
