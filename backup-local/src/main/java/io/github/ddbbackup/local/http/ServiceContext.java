package io.github.ddbbackup.local.http;

import io.github.ddbbackup.local.fault.Faults;
import io.github.ddbbackup.local.state.StateStore;
import io.github.ddbbackup.local.time.LocalClock;
import java.net.URI;
import java.util.function.Supplier;

/**
 * What the account hands to each service.
 *
 * @param account twelve digits
 * @param defaultRegion of requests that are not signed
 * @param clock for every look at the time and every wait
 * @param faults that the front door does not look after itself: partial failures
 * @param state what outlives the account, if anything is kept
 * @param calls to the other services
 * @param objects of S3
 * @param endpoint of the account; known once it has started
 * @param functionKey that the requests of functions are signed with
 */
public record ServiceContext(
    String account,
    String defaultRegion,
    LocalClock clock,
    Faults faults,
    StateStore state,
    Calls calls,
    ObjectStore objects,
    Supplier<URI> endpoint,
    AccessKey functionKey) {}
