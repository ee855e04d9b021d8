/**
 * What the goals print: results of the core as lines of text that read well in 80 to 100 columns.
 * Nothing here knows Maven.
 */
package io.github.ddbbackup.maven.report;
