/**
 * The goals. Each turns its parameters into one call of the core and shows what came back; how a
 * failure ends a build stands in one place. No logic that a program using the core would miss.
 */
package io.github.ddbbackup.maven;
