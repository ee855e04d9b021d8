/**
 * The front door and what every emulated service shares: requests, responses, errors, request
 * checks and routing.
 */
package io.github.ddbbackup.local.http;
