/** Service Quotas: how many of a thing an account may have. */
package io.github.ddbbackup.local.quotas;
