package io.github.ddbbackup.local.lambda;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.ddbbackup.local.http.ApiException;
import io.github.ddbbackup.local.http.ApiResponse;
import io.github.ddbbackup.local.http.Checks;
import io.github.ddbbackup.local.http.ObjectStore;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;

/** Code of functions as requests bring it: in the request itself, or as an object of S3. */
final class Uploads {
  /** Where the archives can be fetched, which on AWS is a presigned URL of S3. */
  static final String PATH = "/_lambda/archives/";

  /**
   * See <a
   * href="https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html">quotas</a>.
   */
  private static final int MAX_DIRECT = 50 * 1024 * 1024;

  private final CodeStore store;
  private final ObjectStore objects;

  Uploads(CodeStore store, ObjectStore objects) {
    this.store = store;
    this.objects = objects;
  }

  /** Checks the members of the code below a path; an empty path means the request itself. */
  static void check(Checks checks, String path) {
    String prefix = path.isEmpty() ? "" : path + ".";
    checks
        .length(prefix + "S3Bucket", 3, 63)
        .pattern(prefix + "S3Bucket", "[0-9A-Za-z\\.\\-_]*(?<!\\.)")
        .length(prefix + "S3Key", 1, 1024)
        .length(prefix + "S3ObjectVersion", 1, 1024);
  }

  /** Whether a request brings code at all. */
  static boolean isIn(JsonNode code) {
    return code.hasNonNull("ZipFile") || code.hasNonNull("S3Bucket") || code.hasNonNull("S3Key");
  }

  /** Checks the code and keeps it. */
  Upload keep(String region, JsonNode code) {
    byte[] archive = read(region, code);
    return new Upload(store.keep(archive), archive.length);
  }

  /** Checks the code without keeping it. */
  Upload inspect(String region, JsonNode code) {
    byte[] archive = read(region, code);
    CodeStore.check(archive);
    return new Upload(CodeStore.sha256(archive), archive.length);
  }

  /** The path of the archive with this digest. */
  static String path(String sha256) {
    return PATH + HexFormat.of().formatHex(Base64.getDecoder().decode(sha256));
  }

  /** Answers a request for an archive. */
  ApiResponse download(Call call) {
    String hex = call.parameter(0);
    if (!hex.matches("[0-9a-f]{64}")) {
      throw LambdaErrors.notFound("No such archive: " + hex);
    }
    byte[] archive =
        store.archive(Base64.getEncoder().encodeToString(HexFormat.of().parseHex(hex)));
    return new ApiResponse(200, Map.of("Content-Type", "application/zip"), archive);
  }

  private byte[] read(String region, JsonNode code) {
    if (code.hasNonNull("ImageUri")) {
      throw LambdaErrors.notEmulated("ImageUri");
    }
    boolean direct = code.hasNonNull("ZipFile");
    boolean object = code.hasNonNull("S3Bucket") && code.hasNonNull("S3Key");
    if (direct == object) {
      throw LambdaErrors.invalid(
          "Please provide either ZipFile, or S3Bucket and S3Key, as the function's code");
    }
    return direct ? decoded(code.path("ZipFile").asText()) : fetched(region, code);
  }

  private byte[] fetched(String region, JsonNode code) {
    if (code.hasNonNull("S3ObjectVersion")) {
      throw LambdaErrors.notEmulated("S3ObjectVersion");
    }
    try {
      return objects.get(code.path("S3Bucket").asText(), code.path("S3Key").asText());
    } catch (ApiException e) {
      throw LambdaErrors.invalid(
          "Error occurred while GetObject in "
              + region
              + ". S3 Error Code: "
              + e.code()
              + ". S3 Error Message: "
              + e.getMessage());
    }
  }

  private static byte[] decoded(String base64) {
    byte[] archive;
    try {
      archive = Base64.getDecoder().decode(base64);
    } catch (IllegalArgumentException e) {
      throw new ApiException("SerializationException", 400, "ZipFile is no base64 text");
    }
    if (archive.length > MAX_DIRECT) {
      throw LambdaErrors.tooLarge("Request must be smaller than 70167211 bytes for the operation");
    }
    return archive;
  }

  /**
   * Code that was brought.
   *
   * @param sha256 in base64
   * @param size in bytes
   */
  record Upload(String sha256, long size) {}
}
