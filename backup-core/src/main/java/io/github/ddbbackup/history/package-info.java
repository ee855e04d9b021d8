/** What came of an item. */
package io.github.ddbbackup.history;
