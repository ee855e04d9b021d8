/**
 * What the user configures: the account-wide configuration and the selection of tables for a bulk
 * run, read from hjson files, with the environment for keys that a file lacks. The keys are those
 * of the Python original, with the same meaning.
 */
package io.github.ddbbackup.config;
