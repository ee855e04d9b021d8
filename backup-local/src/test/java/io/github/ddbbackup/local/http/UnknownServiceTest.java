package io.github.ddbbackup.local.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ddbbackup.local.fault.Faults;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class UnknownServiceTest {
  private final Router router = new Router(new Faults(1), CallListener.none());

  @Test
  void aFormIsAnsweredInXml() {
    ApiResponse answer =
        answer("sns", "content-type", "application/x-www-form-urlencoded; charset=utf-8");
    assertThat(answer.status()).isEqualTo(501);
    assertThat(answer.headers()).containsEntry("Content-Type", "text/xml");
    assertThat(text(answer)).startsWith("<ErrorResponse>").contains("sns:ListTopics");
  }

  @Test
  void aTargetIsAnsweredInJson() {
    ApiResponse answer = answer("kms", "x-amz-target", "TrentService.ListKeys");
    assertThat(answer.status()).isEqualTo(501);
    assertThat(text(answer)).startsWith("{").contains("kms:ListKeys");
  }

  private ApiResponse answer(String service, String header, String value) {
    return router.call(
        new ApiRequest(
            "POST",
            "/",
            Map.of(),
            Map.of(header, List.of(value)),
            "Action=ListTopics&Version=2010-03-31".getBytes(StandardCharsets.UTF_8),
            "eu-west-1",
            service));
  }

  private static String text(ApiResponse answer) {
    return new String(answer.body(), StandardCharsets.UTF_8);
  }
}
