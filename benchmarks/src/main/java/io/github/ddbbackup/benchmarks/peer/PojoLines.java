package io.github.ddbbackup.benchmarks.peer;

import com.amazonaws.services.lambda.runtime.events.DynamodbEvent;
import com.amazonaws.services.lambda.runtime.events.DynamodbEvent.DynamodbStreamRecord;
import com.amazonaws.services.lambda.runtime.events.models.dynamodb.AttributeValue;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Makes lines the usual way: each record of AWS's event class written with Jackson. */
public final class PojoLines {

  private final ObjectWriter writer =
      JsonMapper.builder()
          .defaultPropertyInclusion(
              JsonInclude.Value.construct(
                  JsonInclude.Include.NON_NULL, JsonInclude.Include.NON_NULL))
          .addMixIn(AttributeValue.class, AttributeNames.class)
          .build()
          .writerFor(PojoLine.class);

  /** The lines of an event. */
  public List<byte[]> write(DynamodbEvent event) throws IOException {
    List<byte[]> lines = new ArrayList<>(event.getRecords().size());
    for (DynamodbStreamRecord change : event.getRecords()) {
      lines.add(withNewline(writer.writeValueAsBytes(PojoLine.of(change))));
    }
    return lines;
  }

  private static byte[] withNewline(byte[] json) {
    byte[] line = Arrays.copyOf(json, json.length + 1);
    line[json.length] = '\n';
    return line;
  }
}
