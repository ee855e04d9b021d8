/** An AWS account on loopback, for trying and testing: one port, every service behind it. */
package io.github.ddbbackup.local;
