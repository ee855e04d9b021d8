/** What a table was at an instant. */
package io.github.ddbbackup.state;
