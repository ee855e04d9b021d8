package io.github.ddbbackup.local.s3;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.io.ByteSource;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.gaul.s3proxy.blobstore.BlobStore;
import org.gaul.s3proxy.nio2blob.FilesystemNio2BlobStore;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.s3.model.CreateBucketRequest;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.S3Object;

class WholeObjectsTest {
  private static final String BUCKET = "bucket";

  @TempDir private Path folder;
  private BlobStore files;
  private BlobStore whole;

  @BeforeEach
  void makeBucket() {
    files = new FilesystemNio2BlobStore(folder.toString());
    whole = new WholeObjects(files);
    whole.createContainer(CreateBucketRequest.builder().bucket(BUCKET).build());
  }

  @Test
  void leavesOutWhatIsBeingWritten() throws IOException {
    List<String> listedByFiles = new ArrayList<>();
    List<String> listedWhole = new ArrayList<>();
    put(
        "a/object.gz",
        midway(
            () -> {
              listedByFiles.addAll(keys(files));
              listedWhole.addAll(keys(whole));
            }));

    // When this fails the store no longer shows what it writes, and the class under test can go.
    assertThat(listedByFiles).singleElement().asString().startsWith("a/object.gz-");
    assertThat(listedWhole).isEmpty();
    assertThat(keys(whole)).containsExactly("a/object.gz");
  }

  @Test
  void listsTheFormerObjectWhileItIsReplaced() throws IOException {
    put("object", content("first"));
    List<String> listed = new ArrayList<>();
    put("object", midway(() -> listed.addAll(keys(whole))));

    assertThat(listed).containsExactly("object");
  }

  @Test
  void listsObjectsWhoseKeysEndInAnIdentifier() {
    String key = "stream-1-2026-11-22-20-48-23-" + UUID.randomUUID();
    put(key, content("x"));

    assertThat(keys(whole)).containsExactly(key);
  }

  private void put(String key, InputStream content) {
    whole.putBlob(PutObjectRequest.builder().bucket(BUCKET).key(key).build(), content);
  }

  private static List<String> keys(BlobStore store) {
    return store
        .list(ListObjectsV2Request.builder().bucket(BUCKET).prefix("").maxKeys(1000).build())
        .contents()
        .stream()
        .map(S3Object::key)
        .toList();
  }

  /** Content that does something, once, between its first and its last byte. */
  private static InputStream midway(Runnable work) throws IOException {
    ByteSource last =
        new ByteSource() {
          @Override
          public InputStream openStream() {
            work.run();
            return content("last");
          }
        };
    return ByteSource.concat(ByteSource.wrap(new byte[] {1}), last).openStream();
  }

  private static InputStream content(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }
}
