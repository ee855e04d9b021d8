package io.github.ddbbackup.local.calls;

import io.github.ddbbackup.local.http.CallListener;
import io.github.ddbbackup.local.http.ObjectStore;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Objects whose readers and writers are heard of if they act in a role. */
public final class HeardObjects implements ObjectStore {
  private final ObjectStore objects;
  private final CallListener listener;
  private final Optional<String> role;

  /** Objects that are used in no role yet. */
  public HeardObjects(ObjectStore objects, CallListener listener) {
    this(objects, listener, Optional.empty());
  }

  private HeardObjects(ObjectStore objects, CallListener listener, Optional<String> role) {
    this.objects = objects;
    this.listener = listener;
    this.role = role;
  }

  @Override
  public ObjectStore as(String roleArn) {
    return new HeardObjects(objects, listener, Optional.of(roleArn));
  }

  @Override
  public void put(String bucket, String key, byte[] content, Map<String, String> headers) {
    heard("s3:PutObject", bucket + "/" + key);
    Optional.ofNullable(headers.get(S3Actions.KEY_HEADER)).ifPresent(this::encrypting);
    objects.put(bucket, key, content, headers);
  }

  @Override
  public byte[] get(String bucket, String key) {
    heard("s3:GetObject", bucket + "/" + key);
    return objects.get(bucket, key);
  }

  @Override
  public List<String> list(String bucket, String prefix) {
    heard("s3:ListBucket", bucket);
    return objects.list(bucket, prefix);
  }

  private void encrypting(String key) {
    Use use = Use.encrypting(key);
    role.ifPresent(arn -> listener.acted(arn, use.action(), use.resource(), use.context()));
  }

  private void heard(String action, String resource) {
    role.ifPresent(arn -> listener.acted(arn, action, "arn:aws:s3:::" + resource, Map.of()));
  }
}
