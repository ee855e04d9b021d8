/** An account for tests with JUnit. */
package io.github.ddbbackup.local.junit;
