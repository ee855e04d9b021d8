/**
 * The archive of code and configuration that the functions run from, made so that the same input
 * always gives the same bytes.
 */
package io.github.ddbbackup.bundle;
