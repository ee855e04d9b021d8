/** How far long work is: a bar on a terminal, lines elsewhere. Nothing here knows Maven. */
package io.github.ddbbackup.maven.progress;
