package io.github.ddbbackup.local.iam;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.ddbbackup.local.http.ApiException;
import io.github.ddbbackup.local.http.Json;
import io.github.ddbbackup.local.state.StateStore;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** The roles, by name. */
final class Roles {
  private static final String DOCUMENT = "iam/roles";

  private final StateStore state;

  Roles(StateStore state) {
    this.state = state;
  }

  /** Adds a role; fails if there is one of its name. */
  synchronized void add(ObjectNode role) {
    ObjectNode roles = document();
    String name = role.path("RoleName").asText();
    if (roles.has(name)) {
      throw new ApiException(
          "EntityAlreadyExists", 409, "Role with name " + name + " already exists.");
    }
    roles.set(name, role);
    state.write(DOCUMENT, roles);
  }

  /** A role; fails if there is none of this name. */
  synchronized ObjectNode get(String name) {
    if (document().get(name) instanceof ObjectNode role) {
      return role;
    }
    throw new ApiException("NoSuchEntity", 404, "The role with name " + name + " cannot be found.");
  }

  /** Changes a role; fails if there is none of this name, or if the change does. */
  synchronized void change(String name, Consumer<ObjectNode> change) {
    ObjectNode role = get(name);
    change.accept(role);
    ObjectNode roles = document();
    roles.set(name, role);
    state.write(DOCUMENT, roles);
  }

  /** Forgets a role. */
  synchronized void remove(String name) {
    ObjectNode roles = document();
    roles.remove(name);
    state.write(DOCUMENT, roles);
  }

  /** Every role, by name. */
  synchronized List<ObjectNode> all() {
    List<ObjectNode> all = new ArrayList<>();
    document().properties().stream()
        .sorted(java.util.Map.Entry.comparingByKey())
        .forEach(role -> all.add((ObjectNode) role.getValue()));
    return all;
  }

  private ObjectNode document() {
    return state.read(DOCUMENT).map(ObjectNode.class::cast).orElseGet(Json::object);
  }
}
