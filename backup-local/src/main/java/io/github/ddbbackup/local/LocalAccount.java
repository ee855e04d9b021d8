package io.github.ddbbackup.local;

import io.github.ddbbackup.local.calls.CallFile;
import io.github.ddbbackup.local.calls.HeardObjects;
import io.github.ddbbackup.local.dynamodb.DynamoDbLocalProcess;
import io.github.ddbbackup.local.fault.Faults;
import io.github.ddbbackup.local.firehose.FirehoseModule;
import io.github.ddbbackup.local.firehose.Usage;
import io.github.ddbbackup.local.http.AccessCheck;
import io.github.ddbbackup.local.http.CallListener;
import io.github.ddbbackup.local.http.FrontDoor;
import io.github.ddbbackup.local.http.RoleKeys;
import io.github.ddbbackup.local.http.Router;
import io.github.ddbbackup.local.http.ServiceContext;
import io.github.ddbbackup.local.http.ServiceModule;
import io.github.ddbbackup.local.quotas.Quotas;
import io.github.ddbbackup.local.quotas.QuotasModule;
import io.github.ddbbackup.local.s3.S3Handler;
import io.github.ddbbackup.local.s3.S3Objects;
import io.github.ddbbackup.local.s3.S3Server;
import java.io.IOException;
import java.net.BindException;
import java.net.URI;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/**
 * An AWS account on loopback: DynamoDB and its streams, S3, Firehose, Lambda, EventBridge,
 * CloudWatch and its Logs, CloudTrail, IAM, STS and Service Quotas behind one port.
 *
 * <p>The SDK, the AWS command line and boto3 work against it with an endpoint override. It binds to
 * 127.0.0.1 alone.
 */
public final class LocalAccount implements AutoCloseable {
  /** The number of every account of this kind. */
  public static final String ACCOUNT_ID = "123456789012";

  private final CloseAll closing;
  private final URI endpoint;

  private final List<ServiceModule> modules;
  private final Faults faults;

  private LocalAccount(CloseAll closing, URI endpoint, List<ServiceModule> modules, Faults faults) {
    this.closing = closing;
    this.endpoint = endpoint;
    this.modules = modules;
    this.faults = faults;
  }

  /** Settings of an account, with defaults for all but DynamoDB Local's class path. */
  public static LocalAccountBuilder builder() {
    return new LocalAccountBuilder();
  }

  static LocalAccount start(AccountSettings settings) {
    CloseAll closing = new CloseAll();
    try {
      return open(settings, closing);
    } catch (IOException e) {
      closing.close();
      throw failure(settings, e);
    } catch (RuntimeException e) {
      closing.close();
      throw e;
    }
  }

  /** Where every service answers, such as {@code http://127.0.0.1:4566}. */
  public URI endpoint() {
    return endpoint;
  }

  /** The faults that can be switched on. */
  public Faults faults() {
    return faults;
  }

  /** How many of a thing the account may have; a quota can be lowered to see what comes of it. */
  public Quotas quotas() {
    return modules.stream()
        .filter(QuotasModule.class::isInstance)
        .map(module -> ((QuotasModule) module).quotas())
        .findFirst()
        .orElseThrow();
  }

  /** Does at once what else would wait for time to pass: delivery streams write to S3. */
  public void flush() {
    modules.forEach(ServiceModule::flush);
  }

  /** What the delivery streams that are there have taken in, and what AWS would bill for it. */
  public Usage deliveryUsage() {
    return modules.stream()
        .filter(FirehoseModule.class::isInstance)
        .map(module -> ((FirehoseModule) module).usage())
        .reduce(Usage.NONE, Usage::plus);
  }

  /** Stops everything, the process of DynamoDB Local too. */
  @Override
  public void close() {
    closing.close();
  }

  private static LocalAccount open(AccountSettings settings, CloseAll closing) throws IOException {
    Storage storage =
        closing.add(
            settings.folder().isPresent()
                ? Storage.in(settings.folder().get())
                : Storage.temporary());
    closing.add(settings.clock());
    DynamoDbLocalProcess dynamoDb =
        closing.add(DynamoDbLocalProcess.launch(settings.dynamoDbClassPath(), storage.dynamoDb()));
    S3Server s3 = closing.add(S3Server.start(storage.s3()));
    dynamoDb.awaitReady();
    S3Objects objects = new S3Objects(s3.endpoint(), settings.faults());
    RoleKeys roleKeys = new RoleKeys();
    CallListener listener = listener(settings);
    Router router = new Router(settings.faults(), listener);
    AtomicReference<URI> endpoint = new AtomicReference<>();
    ServiceContext context =
        new ServiceContext(
            ACCOUNT_ID,
            settings.defaultRegion(),
            settings.clock(),
            settings.faults(),
            storage.state(),
            router,
            new HeardObjects(objects, listener),
            endpoint::get,
            roleKeys,
            listener);
    List<ServiceModule> modules = Wiring.modules(context, settings, dynamoDb);
    modules.forEach(closing::add);
    modules.forEach(module -> module.services().forEach(router::add));
    FrontDoor door =
        closing.add(
            new FrontDoor(
                settings.port(),
                router,
                settings.defaultRegion(),
                new AccessCheck(settings.accessKey(), roleKeys),
                new S3Handler(s3.endpoint(), settings.faults(), objects, storage.state())));
    door.open();
    endpoint.set(door.endpoint());
    modules.forEach(ServiceModule::start);
    return new LocalAccount(closing, door.endpoint(), modules, settings.faults());
  }

  private static CallListener listener(AccountSettings settings) throws IOException {
    return settings.calls().isPresent()
        ? new CallFile(settings.calls().get(), ACCOUNT_ID)
        : CallListener.none();
  }

  private static AccountException failure(AccountSettings settings, IOException e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof BindException) {
        return new AccountException(
            "port " + settings.port() + " is in use; choose another one, or 0 for any", e);
      }
    }
    return new AccountException("the account did not start: " + e.getMessage(), e);
  }
}
