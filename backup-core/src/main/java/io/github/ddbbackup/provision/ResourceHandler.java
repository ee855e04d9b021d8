package io.github.ddbbackup.provision;

import io.github.ddbbackup.plan.PlannedChange;
import io.github.ddbbackup.plan.Resource;

/**
 * Carries out the changes of one kind of resource.
 *
 * @param <D> the desired state that the settings come from
 */
interface ResourceHandler<D> {

  /**
   * Carries out a change. It may have been carried out in part before, or by someone else.
   *
   * @param change any change of this kind but NONE and BLOCKED
   * @param desired what should be
   * @return the resource, with the id that AWS gave it
   */
  Resource apply(PlannedChange change, D desired);
}
