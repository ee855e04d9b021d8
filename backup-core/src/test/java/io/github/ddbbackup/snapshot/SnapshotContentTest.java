package io.github.ddbbackup.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ddbbackup.aws.AwsClients;
import io.github.ddbbackup.event.BackupException;
import io.github.ddbbackup.local.LocalAccount;
import io.github.ddbbackup.local.junit.LocalAccountExtension;
import io.github.ddbbackup.store.WorkSpace;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;

/** What a snapshot consists of, and what is wrong about one. */
@ExtendWith(LocalAccountExtension.class)
class SnapshotContentTest {

  @TempDir private Path folder;
  private final SnapshotAccount account;

  SnapshotContentTest(LocalAccount account) {
    this.account = new SnapshotAccount(account);
  }

  @AfterEach
  void close() {
    account.close();
  }

  @Test
  void damageIsNamed() {
    Ledger ledger = new Ledger(account.own, "SnapshotDamage");
    ledger.put(0, 60, "y");
    ledger.switchOn();
    Snapshots snapshots = account.snapshots(ledger, 1, folder);
    StoredSnapshot snapshot = snapshots.baseline(ledger.name, progress -> {});
    String file = snapshot.dataPrefix() + snapshot.manifest().files().get(0).name();
    String manifest = snapshot.dataPrefix().replaceFirst("data/$", "manifest.json");
    byte[] good =
        account
            .own
            .s3()
            .getObjectAsBytes(r -> r.bucket(ledger.bucket.value()).key(file))
            .asByteArray();

    byte[] flipped = good.clone();
    flipped[flipped.length / 2] ^= 1;
    put(ledger, file, flipped);
    assertThat(snapshots.check(snapshot, progress -> {}).problems())
        .isNotEmpty()
        .allMatch(problem -> problem.startsWith(file + ":") || problem.startsWith(file + ","));
    assertThatThrownBy(() -> snapshots.items(snapshot, p -> {}).forEach((key, item) -> {}))
        .isInstanceOf(BackupException.class)
        .hasMessageContaining("The snapshot " + snapshot.name() + " is damaged")
        .hasMessageContaining(file)
        .hasMessageContaining("delete " + manifest + " and run this again");
    put(ledger, file, Arrays.copyOf(good, good.length - 1));
    assertThatThrownBy(() -> snapshots.checkFiles(snapshot))
        .hasMessageContaining("It has %d bytes instead of %d", good.length - 1, good.length);

    put(ledger, file, good);
    snapshots.checkFiles(snapshot);
    put(ledger, snapshot.dataPrefix() + "stranger.json.gz", good);
    assertThat(snapshots.check(snapshot, progress -> {}).problems())
        .containsExactly(
            snapshot.dataPrefix()
                + "stranger.json.gz: The manifest does not name it, but it would be imported");

    account.own.s3().deleteObject(r -> r.bucket(ledger.bucket.value()).key(file));
    assertThat(snapshots.check(snapshot, progress -> {}).problems())
        .contains(file + ": It is missing");

    account.own.s3().deleteObject(r -> r.bucket(ledger.bucket.value()).key(manifest));
    assertThat(snapshots.list(ledger.name).complete()).isEmpty();
  }

  @Test
  void encryptsAllItsObjectsWithTheKeyOfTheConfiguration() {
    Ledger ledger = new Ledger(account.own, "SnapshotEncrypted");
    ledger.put(0, 3, "e");
    ledger.switchOn();
    List<String> keys = new CopyOnWriteArrayList<>();

    try (AwsClients watched =
        AwsClients.of(SnapshotAccount.REGION, account.settings, new Watching(keys))) {
      var unused =
          Snapshots.of(
                  watched,
                  SnapshotAccount.config(ledger),
                  SnapshotSettings.standard().with(WorkSpace.in(folder)))
              .baseline(ledger.name, p -> {});
    }

    assertThat(keys).hasSizeGreaterThan(2).containsOnly(SnapshotAccount.KEY);
  }

  /** Keeps what key each object is put with. */
  private static final class Watching implements ExecutionInterceptor {
    private final List<String> keys;

    private Watching(List<String> keys) {
      this.keys = keys;
    }

    @Override
    public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
      if (context.request() instanceof PutObjectRequest put) {
        keys.add(String.valueOf(put.ssekmsKeyId()));
      }
    }
  }

  private void put(Ledger ledger, String key, byte[] content) {
    account
        .own
        .s3()
        .putObject(r -> r.bucket(ledger.bucket.value()).key(key), RequestBody.fromBytes(content));
  }
}
