/** The tables as they are: reading all items of one, no faster than one wants it to be. */
package io.github.ddbbackup.live;
