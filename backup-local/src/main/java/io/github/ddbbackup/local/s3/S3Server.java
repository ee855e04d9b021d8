package io.github.ddbbackup.local.s3;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.nio2blob.FilesystemNio2BlobStore;

/** S3Proxy on a free port of loopback; a bucket is a folder, an object a file. */
public final class S3Server implements AutoCloseable {
  /** S3's own limit of one PutObject. */
  private static final long MAX_PUT = 5L * 1024 * 1024 * 1024;

  private final S3Proxy proxy;

  private S3Server(S3Proxy proxy) {
    this.proxy = proxy;
  }

  /**
   * Starts the server.
   *
   * @param folder of the buckets; made if it is not there
   */
  public static S3Server start(Path folder) throws IOException {
    Files.createDirectories(folder);
    S3Proxy proxy =
        S3Proxy.builder()
            .blobStore(new WholeObjects(new FilesystemNio2BlobStore(folder.toString())))
            .endpoint(URI.create("http://127.0.0.1:0"))
            .awsAuthentication(AuthenticationType.NONE, "", "")
            .v4MaxNonChunkedRequestSize(MAX_PUT)
            .ignoreUnknownHeaders(true)
            .build();
    try {
      proxy.start();
    } catch (IOException | RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IOException("the S3 server did not start", e);
    }
    return new S3Server(proxy);
  }

  /** Where it listens. */
  public URI endpoint() {
    return URI.create("http://127.0.0.1:" + proxy.getPort());
  }

  /** Stops the server; the files stay. */
  @Override
  public void close() {
    try {
      proxy.stop();
    } catch (Exception e) {
      throw new IllegalStateException("the S3 server did not stop", e);
    }
  }
}
