/** What the scripts of the invoker projects use to set an account up and to look at it. */
package io.github.ddbbackup.maven.it;
