package io.github.ddbbackup.snapshot;

import io.github.ddbbackup.archive.Archive;
import io.github.ddbbackup.archive.S3Archive;
import io.github.ddbbackup.aws.AwsCall;
import io.github.ddbbackup.aws.AwsClients;
import io.github.ddbbackup.catalog.CatalogObjects;
import io.github.ddbbackup.catalog.S3CatalogObjects;
import io.github.ddbbackup.naming.BackupPrefix;
import io.github.ddbbackup.naming.BucketName;
import io.github.ddbbackup.naming.KeyArn;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.ServerSideEncryption;

/** The objects that snapshots consist of. Thread-safe. */
final class SnapshotBucket {

  private final AwsClients clients;
  private final BucketName bucket;
  private final BackupPrefix prefix;
  private final Optional<KeyArn> encryptionKey;
  private final CatalogObjects texts;

  SnapshotBucket(
      AwsClients clients, BucketName bucket, BackupPrefix prefix, Optional<KeyArn> encryptionKey) {
    this.clients = clients;
    this.bucket = bucket;
    this.prefix = prefix;
    this.encryptionKey = encryptionKey;
    this.texts = new S3CatalogObjects(bucket, encryptionKey, clients::s3);
  }

  BackupPrefix prefix() {
    return prefix;
  }

  /** The small objects. */
  CatalogObjects texts() {
    return texts;
  }

  /** The backup, which files of snapshots are read like. */
  Archive archive() {
    return new S3Archive(clients, bucket, prefix);
  }

  /** The keys of the objects that begin with a text, in order. */
  List<String> keys(String start) {
    return texts.list(start).stream().map(CatalogObjects.Listed::key).toList();
  }

  /** How long the objects are that begin with a text, by their keys. */
  SortedMap<String, Long> lengths(String start) {
    SortedMap<String, Long> lengths = new TreeMap<>();
    texts.list(start).forEach(object -> lengths.put(object.key(), object.bytes()));
    return lengths;
  }

  /** Sends a file, which S3 takes only if it came whole. */
  void send(String key, Path path, SnapshotFile file) {
    String md5 = Base64.getEncoder().encodeToString(HexFormat.of().parseHex(file.md5()));
    PutObjectRequest.Builder request =
        PutObjectRequest.builder().bucket(bucket.value()).key(key).contentMD5(md5);
    encryptionKey.ifPresent(
        k -> request.serverSideEncryption(ServerSideEncryption.AWS_KMS).ssekmsKeyId(k.value()));
    new AwsCall("s3:PutObject", "object " + key + " in bucket " + bucket.value())
        .answer(() -> clients.s3().putObject(request.build(), RequestBody.fromFile(path)));
  }
}
