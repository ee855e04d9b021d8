package io.github.ddbbackup.aws;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.ddbbackup.event.BackupException;
import io.github.ddbbackup.local.LocalAccount;
import io.github.ddbbackup.local.junit.LocalAccountExtension;
import io.github.ddbbackup.naming.RegionName;
import io.github.ddbbackup.naming.TableName;
import io.github.ddbbackup.record.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class PutBatchTest {

  private static final TableName TABLE = TableName.of("Orders");

  private final List<Request> requests = new CopyOnWriteArrayList<>();
  private final List<Integer> failures = new CopyOnWriteArrayList<>();
  private HttpServer server;
  private AwsClients clients;

  /** What arrived. */
  private record Request(String target, String length, String body) {}

  @BeforeEach
  void serve() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
    clients = at(URI.create("http://127.0.0.1:" + server.getAddress().getPort()));
  }

  private static AwsClients at(URI endpoint) {
    return AwsClients.of(
        RegionName.of("eu-west-1"),
        new AwsSettings(Optional.empty(), Optional.empty(), Optional.of(endpoint)),
        new Unrecorded());
  }

  @AfterEach
  void stop() {
    clients.close();
    server.stop(0);
  }

  @Test
  void sendsTheTextThatItemsHave() {
    String first = "{'id':{'S':'\\u00e4\\/'}, 'n' : {'N':'1.50'}}";
    String second = "{'id':{'S':'\u00e4'},'b':{'B':'AQ=='}}";

    put(first, second);

    assertThat(requests).hasSize(1);
    Request sent = requests.get(0);
    assertThat(sent.target()).isEqualTo("DynamoDB_20120810.BatchWriteItem");
    assertThat(sent.body())
        .isEqualTo(
            json("{'RequestItems':{'Orders':[{'PutRequest':{'Item':%s}},{'PutRequest':{'Item':%s}}]}}")
                .formatted(json(first), json(second)));
    assertThat(sent.length()).isEqualTo("" + sent.body().getBytes(UTF_8).length);
  }

  @Test
  void writesABinaryValueAsDynamoDbDoes() {
    put("{'id':{'S':'1'}, 'b':{'B':'AQ'}}");

    assertThat(requests.get(0).body()).contains(json("{'Item':{'id':{'S':'1'},'b':{'B':'AQ=='}}}"));
  }

  @Test
  void ofTwoAttributesOfANameSendsTheOneThatOthersRead() {
    put("{'id':{'S':'1'},'a\\/b':{'S':'x'},'a/b':{'S':'y'}}");

    assertThat(requests.get(0).body()).contains(json("{'Item':{'id':{'S':'1'},'a/b':{'S':'y'}}}"));
  }

  @Test
  void whatIsSentIsWhatIsSigned() {
    try (LocalAccount checking =
            LocalAccount.builder()
                .inMemory()
                .dynamoDbClassPath(LocalAccountExtension.dynamoDbClassPath())
                .credentials(
                    System.getProperty("aws.accessKeyId"),
                    System.getProperty("aws.secretAccessKey"))
                .start();
        AwsClients signing = at(checking.endpoint())) {
      signing.dynamoDb().createTable(TestTables.keyedBy("id", TABLE.value()));

      var answer = PutBatch.put(signing, TABLE, List.of(Json.of(json("{'id':{'S':'1'}}"))));

      assertThat(answer.unprocessedItems()).isEmpty();
      assertThat(signing.dynamoDb().scan(r -> r.tableName(TABLE.value())).items())
          .containsExactly(Map.of("id", AttributeValue.fromS("1")));
    }
  }

  @Test
  void sendsTheSameAgainAfterAFailure() {
    failures.addAll(List.of(500, 503));

    put("{'id':{'S':'1'}}");

    assertThat(requests).hasSize(3);
    assertThat(requests.stream().map(Request::body).distinct()).hasSize(1);
    assertThat(requests.get(0).body()).contains(json("{'id':{'S':'1'}}"));
  }

  @Test
  void sendsNothingOfARequestWithWhatIsNoItem() {
    assertThatThrownBy(() -> put("{'id':{'S':'1'}}", "{'id':{'S':7}}"))
        .isInstanceOf(BackupException.class)
        .hasMessageStartingWith("Not the image of an item: ");
    assertThatThrownBy(this::put).isInstanceOf(IllegalArgumentException.class);
    assertThat(requests).isEmpty();
  }

  @Test
  void otherCallsAreSentAsTheClientMadeThem() {
    clients.dynamoDb().describeTable(r -> r.tableName("Orders"));

    assertThat(requests.get(0).body()).isEqualTo(json("{'TableName':'Orders'}"));
  }

  private void put(String... items) {
    var answer =
        PutBatch.put(clients, TABLE, List.of(items).stream().map(i -> Json.of(json(i))).toList());
    assertThat(answer.unprocessedItems()).isEmpty();
  }

  private static String json(String text) {
    return text.replace('\'', '"');
  }

  private void answer(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
    var headers = exchange.getRequestHeaders();
    requests.add(
        new Request(headers.getFirst("X-Amz-Target"), headers.getFirst("Content-Length"), body));
    int status = failures.isEmpty() ? 200 : failures.remove(0);
    byte[] answer = "{}".getBytes(UTF_8);
    exchange.sendResponseHeaders(status, answer.length);
    exchange.getResponseBody().write(answer);
    exchange.close();
  }
}
