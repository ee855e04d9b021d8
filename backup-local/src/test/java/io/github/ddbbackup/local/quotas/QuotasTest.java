package io.github.ddbbackup.local.quotas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.ddbbackup.local.fixture.Door;
import io.github.ddbbackup.local.http.Json;
import io.github.ddbbackup.local.time.LocalClock;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Over the wire, in the JSON that every client of this service speaks. */
class QuotasTest {
  private final HttpClient client = HttpClient.newHttpClient();
  private Door<QuotasModule> door;

  @BeforeEach
  void open(@TempDir Path folder) throws IOException {
    door = new Door<>(LocalClock.system(), folder, QuotasModule::new);
  }

  @AfterEach
  void close() {
    door.close();
  }

  @Test
  void listsTheQuotasOfAService() throws Exception {
    JsonNode answer = call("ListServiceQuotas", Json.object().put("ServiceCode", "firehose"));

    JsonNode streams = named(answer, "Delivery streams");
    assertThat(streams.path("Value").asDouble()).isEqualTo(5_000);
    assertThat(streams.path("Adjustable").asBoolean()).isTrue();
    assertThat(streams.path("QuotaArn").asText())
        .isEqualTo(
            "arn:aws:servicequotas:eu-west-1:123456789012:firehose/"
                + streams.path("QuotaCode").asText());
    assertThat(named(answer, "Dynamic Partitions").path("Adjustable").asBoolean()).isFalse();
  }

  @Test
  void listsPageByPage() throws Exception {
    List<String> names = new ArrayList<>();
    ObjectNode request = Json.object().put("ServiceCode", "lambda").put("MaxResults", 1);
    JsonNode page;
    do {
      page = call("ListServiceQuotas", request);
      page.path("Quotas").forEach(quota -> names.add(quota.path("QuotaName").asText()));
      request.set("NextToken", page.path("NextToken"));
    } while (page.has("NextToken"));

    assertThat(names)
        .containsExactlyInAnyOrder("Concurrent executions", "Function and layer storage");
  }

  @Test
  void keepsTheDefaultApartFromWhatApplies() throws Exception {
    door.module().quotas().set("lambda", "Concurrent executions", 10);
    ObjectNode request = Json.object().put("ServiceCode", "lambda").put("QuotaCode", "L-B99A9384");

    assertThat(value(call("GetServiceQuota", request))).isEqualTo(10);
    assertThat(value(call("GetAWSDefaultServiceQuota", request))).isEqualTo(1_000);

    call("RequestServiceQuotaIncrease", request.deepCopy().put("DesiredValue", 50));

    assertThat(value(call("GetServiceQuota", request))).isEqualTo(50);
    assertThat(
            call("RequestServiceQuotaIncrease", request.deepCopy().put("DesiredValue", 50))
                .path("__type")
                .asText())
        .isEqualTo("IllegalArgumentException");
  }

  @Test
  void refusesWhatThereIsNot() throws Exception {
    assertThat(
            call("ListServiceQuotas", Json.object().put("ServiceCode", "nothing")).path("__type"))
        .hasToString("\"NoSuchResourceException\"");
    assertThat(
            call(
                    "GetServiceQuota",
                    Json.object().put("ServiceCode", "lambda").put("QuotaCode", "L-00000000"))
                .path("__type"))
        .hasToString("\"NoSuchResourceException\"");
    assertThat(call("GetServiceQuota", Json.object().put("ServiceCode", "lambda")).path("message"))
        .asString()
        .contains("quotaCode", "must not be null");
    assertThatThrownBy(() -> door.module().quotas().value("lambda", "Wishes"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Wishes");
  }

  private JsonNode call(String operation, JsonNode body) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(door.endpoint())
            .header("X-Amz-Target", "ServiceQuotasV20190624." + operation)
            .header("Content-Type", "application/x-amz-json-1.1")
            .POST(HttpRequest.BodyPublishers.ofString(body.toString()))
            .build();
    return Json.parse(client.send(request, HttpResponse.BodyHandlers.ofByteArray()).body());
  }

  private static double value(JsonNode answer) {
    return answer.path("Quota").path("Value").asDouble();
  }

  private static JsonNode named(JsonNode answer, String name) {
    for (JsonNode quota : answer.path("Quotas")) {
      if (quota.path("QuotaName").asText().equals(name)) {
        return quota;
      }
    }
    throw new AssertionError("no quota " + name + " in " + answer);
  }
}
