package io.github.ddbbackup.benchmarks.peer;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.DynamodbEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.firehose.FirehoseClient;
import software.amazon.awssdk.services.firehose.model.PutRecordBatchRequest;
import software.amazon.awssdk.services.firehose.model.PutRecordBatchResponse;
import software.amazon.awssdk.services.firehose.model.Record;

/**
 * The function that a Java team usually writes: it takes AWS's event class, has the SDK's default
 * client, and sends one line in each record, as many at once as Firehose takes.
 */
public final class UsualHandler implements RequestHandler<DynamodbEvent, String> {

  private static final int MAX_RECORDS = 500;
  private static final int MAX_BYTES = 4 * 1024 * 1024;

  private final FirehoseClient firehose = FirehoseClient.create();
  private final PojoLines lines = new PojoLines();

  @Override
  public String handleRequest(DynamodbEvent event, Context context) {
    try {
      List<Record> batch = new ArrayList<>();
      int size = 0;
      for (byte[] line : lines.write(event)) {
        if (batch.size() == MAX_RECORDS || size + line.length >= MAX_BYTES) {
          send(batch);
          batch.clear();
          size = 0;
        }
        batch.add(Record.builder().data(SdkBytes.fromByteArray(line)).build());
        size += line.length;
      }
      send(batch);
      return "sent";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void send(List<Record> batch) {
    PutRecordBatchResponse answer =
        firehose.putRecordBatch(
            PutRecordBatchRequest.builder().deliveryStreamName("Orders").records(batch).build());
    if (answer.failedPutCount() > 0) {
      throw new IllegalStateException(answer.failedPutCount() + " records were refused");
    }
  }
}
