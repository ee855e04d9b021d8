/** The language of policies: what a policy says about a request. */
package io.github.ddbbackup.local.iam.policy;
