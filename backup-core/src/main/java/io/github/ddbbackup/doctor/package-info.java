/**
 * Looks whether an account has what continuous backup needs, before it is deployed and at any time
 * after. One class for each concern; {@link io.github.ddbbackup.doctor.Doctor} is the way in.
 * Changes nothing.
 */
package io.github.ddbbackup.doctor;
