/**
 * What the system tells its caller: events while it works, and exceptions a user can act on. Every
 * other package may use this one; it uses none of them.
 */
package io.github.ddbbackup.event;
