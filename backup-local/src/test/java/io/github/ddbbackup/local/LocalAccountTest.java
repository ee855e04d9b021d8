package io.github.ddbbackup.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ddbbackup.local.junit.LocalAccountExtension;
import java.io.IOException;
import java.net.ConnectException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.Tag;
import software.amazon.awssdk.services.s3.S3Client;

class LocalAccountTest {
  /** The account is to start within this; an idle machine needs a fifth of it. */
  private static final Duration START_LIMIT = Duration.ofSeconds(10);

  @Test
  void keepsItsStateInAFolder(@TempDir Path folder) {
    try (LocalAccount account = builder().directory(folder).start();
        DynamoDbClient dynamo = Clients.of(account, DynamoDbClient.builder());
        S3Client s3 = s3(account)) {
      createTable(dynamo);
      dynamo.putItem(b -> b.tableName("Kept").item(Map.of("id", AttributeValue.fromS("x"))));
      s3.createBucket(b -> b.bucket("kept-bucket"));
      s3.putObject(b -> b.bucket("kept-bucket").key("a/b"), RequestBody.fromString("content"));
    }

    try (LocalAccount account = builder().directory(folder).start();
        DynamoDbClient dynamo = Clients.of(account, DynamoDbClient.builder());
        S3Client s3 = s3(account)) {
      assertThat(dynamo.scan(b -> b.tableName("Kept")).items()).hasSize(1);
      String arn = dynamo.describeTable(b -> b.tableName("Kept")).table().tableArn();
      assertThat(dynamo.listTagsOfResource(b -> b.resourceArn(arn)).tags()).hasSize(1);
      assertThat(s3.getObjectAsBytes(b -> b.bucket("kept-bucket").key("a/b")).asUtf8String())
          .isEqualTo("content");
    }
    assertThat(folder.resolve("s3/kept-bucket/a/b")).hasContent("content");
  }

  @Test
  void startsInTime() {
    // A machine that is busy with something else gets another chance.
    List<Duration> starts = new ArrayList<>();
    do {
      Instant begin = Instant.now();
      try (LocalAccount account = builder().start()) {
        starts.add(Duration.between(begin, Instant.now()));
        assertThat(account.endpoint()).isNotNull();
      }
    } while (starts.size() < 3 && starts.get(starts.size() - 1).compareTo(START_LIMIT) > 0);

    assertThat(starts).anySatisfy(start -> assertThat(start).isLessThan(START_LIMIT));
  }

  @Test
  void listensOnLoopbackAloneAndEndsItsProcess() {
    List<ProcessHandle> before = ProcessHandle.current().children().toList();
    LocalAccount account = builder().start();
    List<ProcessHandle> started =
        ProcessHandle.current().children().filter(child -> !before.contains(child)).toList();

    try (account) {
      for (InetAddress other : otherAddresses()) {
        assertThatThrownBy(() -> connect(other, account)).isInstanceOf(ConnectException.class);
      }
    }

    assertThat(started).isNotEmpty().noneMatch(ProcessHandle::isAlive);
    assertThatThrownBy(() -> connect(InetAddress.getLoopbackAddress(), account))
        .isInstanceOf(ConnectException.class);
  }

  @Test
  void saysThatAPortIsInUse() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      int port = taken.getLocalPort();

      assertThatThrownBy(() -> builder().port(port).start())
          .isInstanceOf(AccountException.class)
          .hasMessage("port " + port + " is in use; choose another one, or 0 for any");
    }
  }

  @Test
  void saysThatDynamoDbLocalIsMissing() {
    assertThatThrownBy(() -> LocalAccount.builder().start())
        .isInstanceOf(AccountException.class)
        .hasMessageContaining("no class path of DynamoDB Local is given");
  }

  @Test
  void saysWhyDynamoDbLocalDoesNotStart(@TempDir Path empty) {
    assertThatThrownBy(() -> LocalAccount.builder().dynamoDbClassPath(List.of(empty)).start())
        .isInstanceOf(AccountException.class)
        .hasMessageContaining("DynamoDB Local did not start")
        .hasMessageContaining("no DynamoDB Local");
  }

  private static List<InetAddress> otherAddresses() {
    try {
      return NetworkInterface.networkInterfaces()
          .flatMap(NetworkInterface::inetAddresses)
          .filter(address -> address instanceof Inet4Address && !address.isLoopbackAddress())
          .toList();
    } catch (SocketException e) {
      throw new IllegalStateException(e);
    }
  }

  private static LocalAccountBuilder builder() {
    return LocalAccount.builder().dynamoDbClassPath(LocalAccountExtension.dynamoDbClassPath());
  }

  private static void connect(InetAddress address, LocalAccount account) throws IOException {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(address, account.endpoint().getPort()), 2_000);
    }
  }

  private static S3Client s3(LocalAccount account) {
    return Clients.of(account, S3Client.builder().forcePathStyle(true));
  }

  private static void createTable(DynamoDbClient dynamo) {
    dynamo.createTable(
        b ->
            b.tableName("Kept")
                .attributeDefinitions(
                    AttributeDefinition.builder().attributeName("id").attributeType("S").build())
                .keySchema(KeySchemaElement.builder().attributeName("id").keyType("HASH").build())
                .billingMode("PAY_PER_REQUEST")
                .tags(Tag.builder().key("a").value("b").build()));
  }
}
