/** Writes changes under random faults and looks whether every one of them is in the backup. */
package io.github.ddbbackup.lambda.soak;
