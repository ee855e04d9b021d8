/** Whether anything is missing from a backup. */
package io.github.ddbbackup.verify;
