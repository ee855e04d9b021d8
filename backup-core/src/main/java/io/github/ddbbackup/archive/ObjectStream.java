package io.github.ddbbackup.archive;

import io.github.ddbbackup.aws.AwsCall;
import io.github.ddbbackup.event.BackupException;
import io.github.ddbbackup.naming.BucketName;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Optional;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;

/**
 * The bytes of one object. When the connection breaks off it goes on from there on another one,
 * with the very same version of the object: the SDK repeats requests, but not what comes after the
 * answer has begun.
 */
final class ObjectStream extends InputStream {

  /** So many connections in a row that brought little end the reading. */
  private static final int ATTEMPTS = 5;

  /** What a connection that is worth going on after brought, in bytes. */
  private static final long MUCH = 1024 * 1024;

  private final S3Client s3;
  private final BucketName bucket;
  private final String key;
  private Optional<ResponseInputStream<GetObjectResponse>> connection = Optional.empty();
  private Optional<String> entityTag = Optional.empty();
  private long position;
  private long connectedAt;
  private long total = -1;
  private int failures;

  ObjectStream(S3Client s3, BucketName bucket, String key) {
    this.s3 = s3;
    this.bucket = bucket;
    this.key = key;
  }

  @Override
  public int read() {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  /**
   * Reads on.
   *
   * @throws BackupException if connections keep breaking off, or what came over them is not what S3
   *     sent; neither says anything of the object
   */
  @Override
  public int read(byte[] buffer, int offset, int length) {
    while (total < 0 || position < total) {
      try {
        return connectedRead(buffer, offset, length);
      } catch (IOException e) {
        abort();
        failures = position - connectedAt < MUCH ? failures + 1 : 0;
        if (failures >= ATTEMPTS) {
          throw brokenOff(e);
        }
      }
    }
    end();
    return -1;
  }

  private int connectedRead(byte[] buffer, int offset, int length) throws IOException {
    int count = readFrom(connected(), buffer, offset, length);
    if (count < 0 && position < total) {
      throw new EOFException("The connection ended at byte " + position + " of " + total);
    }
    position += Math.max(0, count);
    return count;
  }

  private BackupException brokenOff(IOException last) {
    return failed(
        "The connection to S3 broke off " + ATTEMPTS + " times while an object was read",
        "Run it again where the connection holds.",
        last);
  }

  private BackupException failed(String what, String nextStep, Exception cause) {
    return BackupException.service(
        what,
        "object " + key + " in bucket " + bucket.value() + ", " + cause.getMessage(),
        nextStep,
        cause);
  }

  /** The SDK compares what was read with a sum that S3 sends once the end is read, not before. */
  private void end() {
    if (connection.isPresent()) {
      InputStream ended = connection.get();
      connection = Optional.empty();
      try (ended) {
        ended.transferTo(OutputStream.nullOutputStream());
      } catch (IOException e) {
        throw failed("The connection to S3 broke off at the end of an object", "Run it again.", e);
      } catch (SdkException e) {
        throw failed("What came of an object is not what S3 sent", "Run it again.", e);
      }
    }
  }

  /** The SDK throws exceptions of its own, too. */
  private static int readFrom(InputStream from, byte[] buffer, int offset, int length)
      throws IOException {
    try {
      return from.read(buffer, offset, length);
    } catch (SdkException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  private InputStream connected() {
    if (connection.isEmpty()) {
      connection = Optional.of(connect());
    }
    return connection.get();
  }

  private ResponseInputStream<GetObjectResponse> connect() {
    GetObjectRequest.Builder request = GetObjectRequest.builder().bucket(bucket.value()).key(key);
    entityTag.ifPresent(tag -> request.ifMatch(tag).range("bytes=" + position + "-"));
    ResponseInputStream<GetObjectResponse> opened =
        new AwsCall("s3:GetObject", "object " + key + " in bucket " + bucket.value())
            .answer(() -> s3.getObject(request.build()));
    entityTag = Optional.of(opened.response().eTag());
    connectedAt = position;
    total = position + opened.response().contentLength();
    return opened;
  }

  private void abort() {
    connection.ifPresent(ResponseInputStream::abort);
    connection = Optional.empty();
  }

  /** Gives the connection up when not all was read: what is left of it may be long. */
  @Override
  public void close() {
    abort();
  }
}
