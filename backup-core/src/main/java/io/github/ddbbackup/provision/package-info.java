/**
 * Brings an account in line: reads what is there, and applies a plan with one handler for each kind
 * of resource. {@link io.github.ddbbackup.provision.ContinuousBackup} is the way in.
 */
package io.github.ddbbackup.provision;
