package io.github.ddbbackup.benchmarks.peer;

import com.amazonaws.services.lambda.runtime.events.DynamodbEvent;
import com.amazonaws.services.lambda.runtime.serialization.PojoSerializer;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import java.io.ByteArrayInputStream;

/**
 * Reads events the usual way: AWS's event class, filled by AWS's own serializer, as the runtime
 * does it for a handler that takes a {@code DynamodbEvent}.
 */
public final class PojoEvents {

  private final PojoSerializer<DynamodbEvent> events =
      LambdaEventSerializers.serializerFor(DynamodbEvent.class, PojoEvents.class.getClassLoader());

  /** The event in a text. */
  public DynamodbEvent read(byte[] event) {
    return events.fromJson(new ByteArrayInputStream(event));
  }
}
