package io.github.ddbbackup.local.s3;

import com.google.common.collect.ConcurrentHashMultiset;
import com.google.common.collect.Multiset;
import java.io.InputStream;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gaul.s3proxy.blobstore.BlobStore;
import org.gaul.s3proxy.blobstore.ForwardingBlobStore;
import org.gaul.s3proxy.blobstore.domain.MultipartUpload;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadResponse;
import software.amazon.awssdk.services.s3.model.CopyObjectRequest;
import software.amazon.awssdk.services.s3.model.CopyObjectResponse;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * Lists objects only when they are there whole, as S3 does. The store in files writes an object
 * under its key, {@code -} and a random UUID before it moves it to its key, and lists what it is
 * writing.
 */
final class WholeObjects extends ForwardingBlobStore {
  private static final Pattern UNDER_WAY =
      Pattern.compile(
          "(.+)-[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", Pattern.DOTALL);

  private final Multiset<ObjectName> beingWritten = ConcurrentHashMultiset.create();

  WholeObjects(BlobStore store) {
    super(store);
  }

  @Override
  public PutObjectResponse putBlob(PutObjectRequest request, InputStream content) {
    return writing(
        new ObjectName(request.bucket(), request.key()), () -> super.putBlob(request, content));
  }

  @Override
  public CopyObjectResponse copyBlob(CopyObjectRequest request) {
    return writing(
        new ObjectName(request.destinationBucket(), request.destinationKey()),
        () -> super.copyBlob(request));
  }

  @Override
  public CompleteMultipartUploadResponse completeMultipartUpload(
      MultipartUpload upload, CompleteMultipartUploadRequest request) {
    return writing(
        new ObjectName(upload.containerName(), upload.blobName()),
        () -> super.completeMultipartUpload(upload, request));
  }

  @Override
  public ListObjectsV2Response list(ListObjectsV2Request request) {
    ListObjectsV2Response page = super.list(request);
    List<S3Object> whole =
        page.contents().stream().filter(object -> isWhole(request.bucket(), object.key())).toList();
    return whole.size() == page.contents().size()
        ? page
        : page.toBuilder().contents(whole).keyCount(whole.size()).build();
  }

  private <T> T writing(ObjectName name, Supplier<T> work) {
    beingWritten.add(name);
    try {
      return work.get();
    } finally {
      beingWritten.remove(name);
    }
  }

  /**
   * First whether the writing goes on and then whether the file is there: it may end in between.
   */
  private boolean isWhole(String bucket, String key) {
    Matcher underWay = UNDER_WAY.matcher(key);
    return !underWay.matches()
        || (!beingWritten.contains(new ObjectName(bucket, underWay.group(1)))
            && blobExists(bucket, key));
  }

  private record ObjectName(String bucket, String key) {}
}
