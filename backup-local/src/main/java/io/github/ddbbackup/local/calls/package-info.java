/** Which actions and resources of IAM the calls to the account need permission for. */
package io.github.ddbbackup.local.calls;
