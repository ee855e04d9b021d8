/** EventBridge: rules of the default event bus, their patterns, schedules and targets. */
package io.github.ddbbackup.local.events;
