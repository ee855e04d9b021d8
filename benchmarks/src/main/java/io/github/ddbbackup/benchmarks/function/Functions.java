package io.github.ddbbackup.benchmarks.function;

import io.github.ddbbackup.benchmarks.peer.UsualHandler;
import io.github.ddbbackup.plan.FunctionSettings;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** Unpacks the functions that are compared. */
public final class Functions {

  private static final String CONFIGURATION =
      """
      {
        region: eu-west-1
        firehoseDeliveryBucket: my-backup-bucket
        firehoseDeliveryRoleArn: "arn:aws:iam::123456789012:role/firehose_delivery_role"
        lambdaExecRoleArn: "arn:aws:iam::123456789012:role/LambdaExecRole"
        cloudWatchRoleArn: "arn:aws:iam::123456789012:role/CloudWatchEventsRole"
        firehoseDeliverySizeMB: 128
        firehoseDeliveryIntervalSeconds: 60
        streamsMaxRecordsBatch: 1000
      }
      """;

  /** Jars of the benchmarks' own class path that the usual function needs. */
  private static final List<String> USUAL =
      List.of(
          "annotations-2",
          "apache-client",
          "auth-2",
          "aws-core",
          "aws-json-protocol",
          "aws-lambda-java-core",
          "aws-lambda-java-events",
          "checksums",
          "commons-codec",
          "commons-logging",
          "endpoints-spi",
          "eventstream",
          "firehose",
          "http-auth",
          "http-client-spi",
          "httpclient-4",
          "httpcore-4",
          "identity-spi",
          "jackson-annotations",
          "jackson-core-2",
          "jackson-databind-2",
          "joda-time",
          "json-utils",
          "metrics-spi",
          "profiles",
          "protocol-core",
          "reactive-streams",
          "regions",
          "retries",
          "sdk-core",
          "slf4j-api",
          "third-party-jackson-core",
          "utils");

  private Functions() {}

  /** The product, from the archive that the build made, and set up as it is deployed. */
  public static Function product(Path archive, Path folder) throws IOException {
    Path root = Files.createDirectories(folder.resolve("product"));
    try (InputStream file = Files.newInputStream(archive);
        ZipInputStream in = new ZipInputStream(file)) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        Path target = root.resolve(entry.getName()).normalize();
        if (entry.isDirectory() || !target.startsWith(root)) {
          continue;
        }
        Files.createDirectories(target.getParent());
        Files.copy(in, target);
      }
    }
    Files.writeString(root.resolve("config.hjson"), CONFIGURATION);
    return new Function(
        "product",
        root,
        "io.github.ddbbackup.lambda.StreamToFirehoseHandler",
        FunctionSettings.FIRST_ENVIRONMENT);
  }

  /** The usual function: its classes, and the libraries it needs beside them. */
  public static Function usual(Path folder) throws IOException {
    Path root = folder.resolve("usual");
    Path libraries = Files.createDirectories(root.resolve("lib"));
    for (Path file : ClassPath.parts()) {
      String name = file.getFileName().toString();
      if (name.endsWith(".jar") && USUAL.stream().anyMatch(name::startsWith)) {
        Files.copy(file, libraries.resolve(name));
      } else if (Files.isDirectory(file)) {
        copyPeers(file, root);
      }
    }
    return new Function("usual function", root, UsualHandler.class.getName(), Map.of());
  }

  private static void copyPeers(Path classes, Path root) throws IOException {
    Path peers = classes.resolve(UsualHandler.class.getPackageName().replace('.', '/'));
    if (!Files.isDirectory(peers)) {
      return;
    }
    try (Stream<Path> files = Files.list(peers)) {
      for (Path file : files.toList()) {
        Path target = root.resolve(classes.relativize(file).toString());
        Files.createDirectories(target.getParent());
        Files.copy(file, target);
      }
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }
}
