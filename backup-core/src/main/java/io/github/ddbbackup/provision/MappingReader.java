package io.github.ddbbackup.provision;

import static com.google.common.collect.ImmutableListMultimap.toImmutableListMultimap;

import com.google.common.collect.ImmutableListMultimap;
import io.github.ddbbackup.aws.AwsCall;
import io.github.ddbbackup.aws.AwsClients;
import io.github.ddbbackup.naming.StreamArn;
import io.github.ddbbackup.naming.TableName;
import io.github.ddbbackup.plan.BackupNames;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.lambda.model.EventSourceMappingConfiguration;

/**
 * Reads the event source mappings that call the forwarding function. All mappings of the account
 * are read, over all pages: a request for those of one function does not tell those of its aliases,
 * fails when the function is gone, and one for those of a stream does not tell those of the streams
 * that the table had before.
 */
final class MappingReader {

  private static final Pattern TABLE_STREAM = Pattern.compile("arn:[^:]*:dynamodb:.*/stream/.*");
  private static final Pattern FORWARDER =
      Pattern.compile("arn:.*:function:" + BackupNames.FORWARDER_FUNCTION + "(:.*)?");

  private final AwsClients clients;

  MappingReader(AwsClients clients) {
    this.clients = clients;
  }

  /** The mappings, by the table whose stream they read or read once. */
  ImmutableListMultimap<TableName, EventSourceMappingConfiguration> byTable() {
    return new AwsCall("lambda:ListEventSourceMappings", "all event source mappings")
        .answer(
            () ->
                clients.lambda().listEventSourceMappingsPaginator().eventSourceMappings().stream()
                    .filter(MappingReader::isOurs)
                    .collect(
                        toImmutableListMultimap(
                            m -> StreamArn.of(m.eventSourceArn()).tableName(), m -> m)));
  }

  private static boolean isOurs(EventSourceMappingConfiguration mapping) {
    return mapping.eventSourceArn() != null
        && TABLE_STREAM.matcher(mapping.eventSourceArn()).matches()
        && FORWARDER.matcher(mapping.functionArn()).matches();
  }
}
