/** What the scripts around the examples use: an account to run them on, and looks at it. */
package io.github.ddbbackup.examples;
