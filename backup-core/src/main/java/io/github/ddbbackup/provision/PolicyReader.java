package io.github.ddbbackup.provision;

import io.github.ddbbackup.aws.AwsCall;
import io.github.ddbbackup.aws.AwsClients;
import io.github.ddbbackup.event.BackupException;
import io.github.ddbbackup.plan.ActualPermission;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.hjson.JsonObject;
import org.hjson.JsonValue;
import org.hjson.ParseException;
import software.amazon.awssdk.services.lambda.model.GetPolicyRequest;
import software.amazon.awssdk.services.lambda.model.GetPolicyResponse;

/** Reads who may call a function or its alias. */
final class PolicyReader {

  private static final String SOURCE_ARN = "aws:sourcearn";

  private final AwsClients clients;

  PolicyReader(AwsClients clients) {
    this.clients = clients;
  }

  /** The statements about the function itself and about one of its aliases. */
  List<ActualPermission> permissions(String function, String alias) {
    List<ActualPermission> permissions = new ArrayList<>(of(function, Optional.of(alias)));
    permissions.addAll(of(function, Optional.empty()));
    return permissions;
  }

  private List<ActualPermission> of(String function, Optional<String> qualifier) {
    GetPolicyRequest request =
        GetPolicyRequest.builder().functionName(function).qualifier(qualifier.orElse(null)).build();
    return new AwsCall("lambda:GetPolicy", "function " + function)
        .find(() -> clients.lambda().getPolicy(request))
        .map(GetPolicyResponse::policy)
        .map(policy -> parsed(function, qualifier, policy))
        .orElse(List.of());
  }

  private static List<ActualPermission> parsed(
      String function, Optional<String> qualifier, String policy) {
    try {
      return items(JsonValue.readJSON(policy).asObject().get("Statement"))
          .map(s -> statement(qualifier, s.asObject()))
          .toList();
    } catch (ParseException | UnsupportedOperationException e) {
      throw BackupException.service(
          "The resource policy of function " + function + " can't be understood",
          policy,
          "Look at it in the Lambda console.",
          e);
    }
  }

  private static ActualPermission statement(Optional<String> qualifier, JsonObject statement) {
    return new ActualPermission(
        statement.getString("Sid", ""),
        qualifier,
        statement.getString("Effect", ""),
        principal(statement.get("Principal")),
        items(statement.get("Action")).map(PolicyReader::text).findFirst().orElse(""),
        sourceArn(statement.get("Condition")));
  }

  private static String principal(JsonValue principal) {
    return principal != null && principal.isObject()
        ? values(principal.asObject())
            .flatMap(PolicyReader::items)
            .map(PolicyReader::text)
            .findFirst()
            .orElse("")
        : items(principal).map(PolicyReader::text).findFirst().orElse("");
  }

  private static String sourceArn(JsonValue condition) {
    if (condition == null || !condition.isObject()) {
      return "";
    }
    return values(condition.asObject())
        .filter(JsonValue::isObject)
        .flatMap(o -> StreamSupport.stream(o.asObject().spliterator(), false))
        .filter(m -> m.getName().toLowerCase(Locale.ROOT).equals(SOURCE_ARN))
        .flatMap(m -> items(m.getValue()))
        .map(PolicyReader::text)
        .findFirst()
        .orElse("");
  }

  private static Stream<JsonValue> values(JsonObject object) {
    return StreamSupport.stream(object.spliterator(), false).map(JsonObject.Member::getValue);
  }

  /** IAM's grammar has one value stand for a list of one. */
  private static Stream<JsonValue> items(JsonValue value) {
    if (value == null) {
      return Stream.empty();
    }
    return value.isArray() ? value.asArray().values().stream() : Stream.of(value);
  }

  private static String text(JsonValue value) {
    return value.isString() ? value.asString() : value.toString();
  }
}
