package io.github.ddbbackup.local.calls;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.ddbbackup.local.http.ApiRequest;
import io.github.ddbbackup.local.http.CallListener;
import io.github.ddbbackup.local.http.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Writes down what the calls need permission for: one JSON object a line for each principal, action
 * and resource that is new, as {@code {"principal":"user","action":"dynamodb:DescribeTable",
 * "resource":"arn:...","context":{}}}. The principal is {@code user} or the ARN of a role.
 *
 * <p>Of users, only calls of this product count: those whose User-Agent says {@code app/ddbbackup}.
 * A request with the header {@code x-loopback-unrecorded} does not count. Of what does not count,
 * only the passing of roles is written down, under the principal {@code other}: it tells which
 * service acts in a role.
 */
public final class CallFile implements CallListener {
  private static final String APP = "app/ddbbackup";
  private static final String UNRECORDED = "x-loopback-unrecorded";
  private static final String USER = "user";
  private static final String OTHER = "other";

  private final Path file;
  private final IamActions actions;
  private final Set<String> written = new HashSet<>();

  /**
   * A listener that writes to a file of its own.
   *
   * @param folder of the file; made if it is not there
   * @param account twelve digits
   */
  public CallFile(Path folder, String account) throws IOException {
    file = Files.createDirectories(folder).resolve("calls-" + UUID.randomUUID() + ".jsonl");
    actions = new IamActions(account);
  }

  @Override
  public void called(Optional<String> role, String service, String operation, ApiRequest request) {
    boolean product =
        role.isPresent() || request.header("user-agent").filter(a -> a.contains(APP)).isPresent();
    List<Use> uses = actions.of(service, operation, request);
    if (product && request.header(UNRECORDED).isEmpty()) {
      write(role.orElse(USER), uses);
    } else {
      write(OTHER, uses.stream().filter(Use::passesRole).toList());
    }
  }

  @Override
  public void acted(String role, String action, String resource, Map<String, String> context) {
    write(role, List.of(new Use(action, resource, context)));
  }

  private synchronized void write(String principal, List<Use> uses) {
    StringBuilder lines = new StringBuilder();
    for (Use use : uses) {
      ObjectNode line =
          Json.object()
              .put("principal", principal)
              .put("action", use.action())
              .put("resource", use.resource());
      ObjectNode context = line.putObject("context");
      use.context().forEach(context::put);
      if (written.add(line.toString())) {
        lines.append(line).append('\n');
      }
    }
    if (lines.length() > 0) {
      try {
        Files.writeString(file, lines, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
      } catch (IOException e) {
        throw new UncheckedIOException("can't write down calls", e);
      }
    }
  }
}
