/** Time as it is handed to every service, so that tests decide when it passes. */
package io.github.ddbbackup.local.time;
