/** Puts what was found into words, for people and for programs. */
package io.github.ddbbackup.report;
