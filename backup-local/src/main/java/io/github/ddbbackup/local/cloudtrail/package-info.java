/**
 * CloudTrail: trails and what they log. Log files are not written; a trail decides whether rules
 * see the calls of other services.
 */
package io.github.ddbbackup.local.cloudtrail;
