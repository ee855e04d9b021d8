package io.github.ddbbackup.local.s3;

import java.util.Optional;
import java.util.Set;

/** Names a request as S3's API does, so that faults can be told where to strike. */
public final class S3Operation {
  private S3Operation() {}

  /**
   * The operation of a request.
   *
   * @param path with the bucket first
   * @param parameters names in the query
   */
  public static String of(String method, String path, Set<String> parameters) {
    int slash = path.indexOf('/', 1);
    if (slash > 0 && slash < path.length() - 1) {
      return object(method, parameters);
    }
    return path.length() > 1 ? bucket(method, parameters) : "ListBuckets";
  }

  private static String object(String method, Set<String> parameters) {
    if (parameters.contains("uploads")) {
      return "CreateMultipartUpload";
    }
    boolean part = parameters.contains("uploadId");
    return switch (method) {
      case "PUT" -> part ? "UploadPart" : "PutObject";
      case "POST" -> "CompleteMultipartUpload";
      case "DELETE" -> part ? "AbortMultipartUpload" : "DeleteObject";
      case "HEAD" -> "HeadObject";
      default -> part ? "ListParts" : "GetObject";
    };
  }

  private static String bucket(String method, Set<String> parameters) {
    Optional<BucketDocument> document = BucketDocument.of(parameters);
    if (document.isPresent()) {
      String verb = method.equals("GET") ? "Get" : method.equals("PUT") ? "Put" : "Delete";
      return verb + document.get().apiName();
    }
    return switch (method) {
      case "PUT" -> "CreateBucket";
      case "POST" -> "DeleteObjects";
      case "DELETE" -> "DeleteBucket";
      case "HEAD" -> "HeadBucket";
      default -> parameters.contains("list-type") ? "ListObjectsV2" : "ListObjects";
    };
  }
}
