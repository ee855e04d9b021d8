package io.github.ddbbackup.archive;

import io.github.ddbbackup.aws.AwsCall;
import io.github.ddbbackup.aws.AwsClients;
import io.github.ddbbackup.naming.BackupPrefix;
import io.github.ddbbackup.naming.BucketName;
import io.github.ddbbackup.naming.TableName;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.S3Object;

/** The backup in a bucket. */
public final class S3Archive implements Archive {

  /**
   * As many as a page can have, see <a
   * href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListObjectsV2.html">ListObjectsV2</a>.
   */
  private static final int PAGE_SIZE = 1_000;

  private final AwsClients clients;
  private final BucketName bucket;
  private final TableFolders folders;
  private final int pageSize;

  /**
   * The backup in a bucket.
   *
   * @param clients how AWS is reached
   * @param bucket the bucket that holds the backups
   * @param prefix the folder in the bucket under which each table has its own
   */
  public S3Archive(AwsClients clients, BucketName bucket, BackupPrefix prefix) {
    this(clients, bucket, TableFolders.of(prefix), PAGE_SIZE);
  }

  /**
   * The backup in a bucket, with folders that an older system made.
   *
   * @param clients how AWS is reached
   * @param bucket the bucket that holds the backups
   * @param folders where in it the objects of a table lie
   */
  public S3Archive(AwsClients clients, BucketName bucket, TableFolders folders) {
    this(clients, bucket, folders, PAGE_SIZE);
  }

  S3Archive(AwsClients clients, BucketName bucket, BackupPrefix prefix, int pageSize) {
    this(clients, bucket, TableFolders.of(prefix), pageSize);
  }

  private S3Archive(AwsClients clients, BucketName bucket, TableFolders folders, int pageSize) {
    this.clients = clients;
    this.bucket = bucket;
    this.folders = folders;
    this.pageSize = pageSize;
  }

  @Override
  public Listing list(TableName table, TimeSpan span) {
    List<ArchivedObject> objects = new ArrayList<>();
    List<String> strangers = new ArrayList<>();
    for (String folder : folders.of(table)) {
      list(new ObjectKeys(folder), span, objects, strangers);
    }
    objects.sort(Comparator.comparing(ArchivedObject::key));
    Collections.sort(strangers);
    return new Listing(objects, strangers);
  }

  /** Stores that take two slashes for one answer with the objects of another folder too. */
  private void list(
      ObjectKeys keys, TimeSpan span, List<ArchivedObject> objects, List<String> strangers) {
    Optional<String> after = Optional.of(keys.before(span));
    while (after.isPresent()) {
      ListObjectsV2Response page = page(keys.start(), after.get());
      for (S3Object found : page.contents()) {
        if (keys.isBehind(found.key(), span)) {
          return;
        }
        if (found.key().startsWith(keys.start())) {
          sort(found, keys.hourOf(found.key()), objects, strangers);
        }
      }
      after = next(page);
    }
  }

  @Override
  public InputStream open(ArchivedObject object) {
    return new ObjectStream(clients.s3(), bucket, object.key());
  }

  private ListObjectsV2Response page(String start, String after) {
    return new AwsCall("s3:ListBucket", "objects under " + start + " in bucket " + bucket.value())
        .answer(
            () ->
                clients
                    .s3()
                    .listObjectsV2(
                        ListObjectsV2Request.builder()
                            .bucket(bucket.value())
                            .prefix(start)
                            .startAfter(after)
                            .maxKeys(pageSize)
                            .build()));
  }

  /** The last key of a page is where the next one begins, whatever form the token takes. */
  private static Optional<String> next(ListObjectsV2Response page) {
    return Boolean.TRUE.equals(page.isTruncated()) && !page.contents().isEmpty()
        ? Optional.of(page.contents().get(page.contents().size() - 1).key())
        : Optional.empty();
  }

  private static void sort(
      S3Object found,
      Optional<Instant> hour,
      List<ArchivedObject> objects,
      List<String> strangers) {
    if (hour.isPresent()) {
      objects.add(new ArchivedObject(found.key(), found.size(), hour.get()));
    } else {
      strangers.add(found.key());
    }
  }
}
