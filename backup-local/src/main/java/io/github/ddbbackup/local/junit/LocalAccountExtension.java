package io.github.ddbbackup.local.junit;

import io.github.ddbbackup.local.AccountException;
import io.github.ddbbackup.local.DynamoDbClassPath;
import io.github.ddbbackup.local.LocalAccount;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.StoreScope;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Hands tests one {@link LocalAccount} for the whole session of JUnit, as a parameter of a
 * constructor or a method; it is started when first asked for and closed at the end. Where tests
 * run in several JVMs, each has an account of its own.
 *
 * <p>JUnit 5.13 or newer is needed.
 *
 * <p>The system property {@value #CLASS_PATH_FILE} names the file with DynamoDB Local's class path.
 */
public final class LocalAccountExtension implements ParameterResolver {
  /** Names the file that holds DynamoDB Local's class path. */
  public static final String CLASS_PATH_FILE = "ddbbackup.dynamodb.classpath";

  /** Made by JUnit. */
  public LocalAccountExtension() {}

  /**
   * DynamoDB Local's class path, for tests that start an account of their own.
   *
   * @throws AccountException if the system property is not set or the file can't be read
   */
  public static List<Path> dynamoDbClassPath() {
    String file = System.getProperty(CLASS_PATH_FILE, "");
    if (file.isEmpty()) {
      throw new AccountException(
          "the system property " + CLASS_PATH_FILE + " is not set; run the tests with Maven");
    }
    return DynamoDbClassPath.read(Path.of(file));
  }

  /**
   * The account of the session, for extensions that set something up in it.
   *
   * @param context of the test or the class that is to use it
   * @throws AccountException if it does not start
   */
  public static LocalAccount account(ExtensionContext context) {
    return context
        .getStore(
            StoreScope.LAUNCHER_SESSION,
            ExtensionContext.Namespace.create(LocalAccountExtension.class))
        .getOrComputeIfAbsent(SharedAccount.class, key -> new SharedAccount(), SharedAccount.class)
        .account;
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == LocalAccount.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return account(context);
  }

  private static final class SharedAccount implements AutoCloseable {
    private final LocalAccount account =
        LocalAccount.builder().dynamoDbClassPath(dynamoDbClassPath()).start();

    @Override
    public void close() {
      account.close();
    }
  }
}
