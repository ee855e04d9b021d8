package io.github.ddbbackup.benchmarks.function;

import io.github.ddbbackup.benchmarks.peer.UsualHandler;
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

  /** Jars of the benchmarks' own class path that the usual function has no use for. */
  private static final List<String> NOT_USUAL =
      List.of(
          "backup-",
          "duckdb",
          "jmh-",
          "jopt-",
          "commons-compress",
          "commons-io",
          "commons-lang",
          "commons-math",
          "error_prone",
          "failureaccess",
          "guava",
          "hjson",
          "j2objc",
          "jspecify",
          "listenablefuture",
          "rocksdb",
          "url-connection-client",
          "aws-query-protocol",
          "aws-xml-protocol",
          "cloud",
          "crt-core",
          "dynamodb",
          "eventbridge",
          "iam-",
          "lambda-2",
          "s3-",
          "servicequotas",
          "smithy-",
          "sts-",
          "third-party-jackson-dataformat-cbor",
          "aws-lambda-java-runtime");

  private Functions() {}

  /** The product, from the archive that the build made. */
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
        "product", root, "io.github.ddbbackup.lambda.StreamToFirehoseHandler", Map.of());
  }

  /** The usual function: its classes, and the libraries it needs beside them. */
  public static Function usual(Path folder) throws IOException {
    Path root = folder.resolve("usual");
    Path libraries = Files.createDirectories(root.resolve("lib"));
    for (Path file : ClassPath.parts()) {
      String name = file.getFileName().toString();
      if (name.endsWith(".jar") && NOT_USUAL.stream().noneMatch(name::startsWith)) {
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
