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
 * @param roleKeys credentials for those who act in a role
 * @param listener hears of what is done in a role
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
    RoleKeys roleKeys,
    CallListener listener) {}
