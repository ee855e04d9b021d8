/**
 * Names that AWS gives rules for, as validated values. Who holds one of these need not check it
 * again, and a wrong name fails where it enters the system, with an error that says what is
 * allowed.
 */
package io.github.ddbbackup.naming;
