package io.github.ddbbackup.local.lambda;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.ddbbackup.local.http.ApiException;
import io.github.ddbbackup.local.http.ApiRequest;
import io.github.ddbbackup.local.http.Json;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A request with what its path says.
 *
 * @param parameters of the path, decoded, in order
 */
record Call(ApiRequest request, List<String> parameters) {

  Call {
    parameters = List.copyOf(parameters);
  }

  String region() {
    return request.region();
  }

  String parameter(int index) {
    return parameters.get(index);
  }

  Optional<String> query(String name) {
    return request.queryParameter(name);
  }

  /** A whole number of the query, 1 to 10,000 as every MaxItems is. */
  Optional<Integer> number(String name) {
    return query(name)
        .map(
            text -> {
              if (!text.matches("\\d{1,5}")
                  || text.equals("0")
                  || Integer.parseInt(text) > 10_000) {
                throw ApiException.validation(
                    "1 validation error detected: Value '"
                        + text
                        + "' at '"
                        + name.substring(0, 1).toLowerCase(Locale.ROOT)
                        + name.substring(1)
                        + "' failed to satisfy constraint: Member must have value within 1 and"
                        + " 10000");
              }
              return Integer.valueOf(text);
            });
  }

  ObjectNode body() {
    return Json.body(request);
  }

  /** The function that the first parameter of the path and the qualifier of the query name. */
  FunctionReference function() {
    return FunctionReference.parse(parameter(0), region()).qualified(query("Qualifier"));
  }
}
