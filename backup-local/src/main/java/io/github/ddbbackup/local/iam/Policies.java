package io.github.ddbbackup.local.iam;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.ddbbackup.local.http.ApiException;
import io.github.ddbbackup.local.http.Json;
import io.github.ddbbackup.local.state.StateStore;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The managed policies of the account itself, by ARN. */
final class Policies {
  private static final String FILE = "iam/policies";

  private final StateStore state;

  Policies(StateStore state) {
    this.state = state;
  }

  /** Adds a policy; fails if there is one of its ARN. */
  synchronized void add(ObjectNode policy) {
    ObjectNode policies = document();
    String arn = policy.path("Arn").asText();
    if (policies.has(arn)) {
      throw new ApiException(
          "EntityAlreadyExists",
          409,
          "A policy called " + policy.path("PolicyName").asText() + " already exists.");
    }
    policies.set(arn, policy);
    state.write(FILE, policies);
  }

  synchronized Optional<ObjectNode> find(String arn) {
    return Optional.ofNullable(document().get(arn)).map(ObjectNode.class::cast);
  }

  synchronized void remove(String arn) {
    ObjectNode policies = document();
    policies.remove(arn);
    state.write(FILE, policies);
  }

  /** Every policy, by ARN. */
  synchronized List<ObjectNode> all() {
    List<ObjectNode> all = new ArrayList<>();
    document().forEach(policy -> all.add((ObjectNode) policy));
    all.sort(Comparator.comparing(policy -> policy.path("Arn").asText()));
    return all;
  }

  private ObjectNode document() {
    return state.read(FILE).map(ObjectNode.class::cast).orElseGet(Json::object);
  }
}
