package io.github.ddbbackup.record;

import io.github.ddbbackup.event.BackupException;
import io.github.ddbbackup.naming.StreamArn;
import java.util.Arrays;
import java.util.Optional;

/**
 * Makes lines of the event that Lambda hands to a function mapped to a DynamoDB stream, see <a
 * href="https://docs.aws.amazon.com/lambda/latest/dg/with-ddb.html">Using AWS Lambda with Amazon
 * DynamoDB</a>. A line is one JSON object with {@code Keys}, {@code NewImage}, {@code OldImage},
 * {@code SequenceNumber}, {@code SizeBytes}, {@code ApproximateCreationDateTime}, {@code eventName}
 * and {@code userIdentity}, in this order, each as far as the record has it, and a newline.
 *
 * <p>The event is read once, its grammar and its UTF-8 are checked, and values are copied byte for
 * byte; white space between tokens is left out. An instance keeps its memory for the next event and
 * serves one thread at a time.
 */
public final class LineWriter {

  private static final byte[] RECORDS = {'R', 'e', 'c', 'o', 'r', 'd', 's'};
  private static final int DEPTH_OF_EVENT = 1;

  private final JsonScanner json = new JsonScanner();
  private final FieldSpans spans = new FieldSpans();
  private final ChangeLines lines = new ChangeLines();
  private final StreamArns arns = new StreamArns();
  private final RecordWalker records = new RecordWalker(json, spans, arns);
  private final LineAssembler assembler = new LineAssembler();
  private byte[] text = {};
  private int end;

  /** Makes a writer. */
  public LineWriter() {}

  /**
   * Makes the lines of one event.
   *
   * @param event an array that holds the event
   * @param from where the event begins
   * @param to where the event ends
   * @return the lines, and the records that give none; valid until the next call
   * @throws BackupException if the text is not JSON, or not an object with an array {@code Records}
   */
  public ChangeLines write(byte[] event, int from, int to) {
    text = event;
    end = to;
    json.reset(event, to);
    records.reset(event, to);
    lines.reset(to - from);
    try {
      event(from);
      return lines;
    } catch (MalformedJsonException e) {
      throw BackupException.user(
          "Not a stream event",
          "at byte " + (e.offset() - from) + " of " + (to - from) + ": " + e.getMessage(),
          "Map the function to a DynamoDB stream, and to nothing else.",
          e);
    }
  }

  private void event(int from) {
    boolean found = false;
    int at = json.firstMember(json.expect(json.skipSpace(from), '{'));
    while (json.peek(at) != '}') {
      int nameEnd = json.name(at);
      boolean named = isRecords(at + 1, nameEnd - 1);
      int value = json.toValue(nameEnd);
      boolean records = named && json.peek(value) == '[';
      found = named ? records : found;
      at = json.nextMember(records ? records(value) : json.value(value, DEPTH_OF_EVENT));
    }
    at = json.skipSpace(at + 1);
    if (at < end) {
      throw json.unexpected(at, "the end");
    }
    if (!found) {
      throw new MalformedJsonException("the event has no array Records", end);
    }
  }

  private boolean isRecords(int from, int to) {
    if (!JsonStrings.hasEscape(text, from, to)) {
      return Arrays.equals(text, from, to, RECORDS, 0, RECORDS.length);
    }
    return JsonStrings.decode(text, from, to).equals("Records");
  }

  private int records(int position) {
    lines.clear();
    assembler.reset(text, lines.buffer());
    int at = json.skipSpace(position + 1);
    if (json.peek(at) == ']') {
      return at + 1;
    }
    int index = 0;
    at = json.skipSpace(record(at, index));
    while (json.peek(at) == ',') {
      index++;
      at = json.skipSpace(record(json.skipSpace(at + 1), index));
    }
    if (json.peek(at) != ']') {
      throw json.unexpected(at, "',' or ']'");
    }
    return at + 1;
  }

  private int record(int position, int index) {
    spans.clear();
    json.forgetSpace();
    if (json.peek(position) != '{') {
      int recordEnd = json.value(position, RecordWalker.DEPTH - 1);
      reject(index, position, recordEnd, "it is not an object");
      return recordEnd;
    }
    int recordEnd = records.walk(position);
    finish(index, position, recordEnd);
    return recordEnd;
  }

  private void finish(int index, int from, int to) {
    Optional<String> problem = RecordCheck.problem(text, spans);
    if (problem.isPresent()) {
      reject(index, from, to, problem.get());
      return;
    }
    Optional<StreamArn> stream =
        spans.has(Field.SOURCE_ARN)
            ? arns.read(text, spans.from(Field.SOURCE_ARN), spans.to(Field.SOURCE_ARN))
            : Optional.empty();
    if (stream.isEmpty()) {
      reject(index, from, to, "its eventSourceARN is not that of a DynamoDB stream");
      return;
    }
    if (RecordCheck.lacksImage(text, spans)) {
      lines.noteMissingImage();
    }
    assembler.write(spans, json.metSpace());
    int digits = spans.to(Field.SEQUENCE_NUMBER) - spans.from(Field.SEQUENCE_NUMBER) - 2;
    lines.add(assembler.end(), assembler.sequenceStart(), digits, lines.numberOf(stream.get()));
  }

  private void reject(int index, int from, int to, String reason) {
    Optional<SequenceNumber> sequenceNumber =
        RecordCheck.isSequenceNumber(text, spans)
            ? Optional.of(
                SequenceNumber.of(
                    JsonStrings.decode(
                        text,
                        spans.from(Field.SEQUENCE_NUMBER) + 1,
                        spans.to(Field.SEQUENCE_NUMBER) - 1)))
            : Optional.empty();
    lines.reject(new UnreadableRecord(index, sequenceNumber, reason, Json.copyOf(text, from, to)));
  }
}
