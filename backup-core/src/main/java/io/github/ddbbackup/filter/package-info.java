/**
 * Which tables are backed up: the expression of the configuration and the filters that a user's own
 * code adds. Deciding fails open: whatever goes wrong here never leaves a table without backup.
 */
package io.github.ddbbackup.filter;
