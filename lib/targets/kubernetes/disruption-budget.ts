import { PodDisruptionBudgetV1 } from '@cdktf/provider-kubernetes/lib/pod-disruption-budget-v1';

import type { ServiceModel } from '../../model/service';
import { draft, type Draft } from '../draft';
import { metadataOf, placeOf, selectorOf } from './metadata';

/**
 * Lowers a service's disruption budget. A single replica gets one only on request: every budget that
 * means anything would keep its node from ever being drained.
 *
 * @see https://kubernetes.io/docs/tasks/run-application/configure-pdb/
 */
export function lowerDisruptionBudget(service: ServiceModel): Draft[] {
  const { disruptionBudget: budget, scaling, given } = service;
  const isAsked = given.some((path) => path.startsWith('disruptionBudget'));
  if (scaling.minReplicas < 2 && !isAsked) return [];

  const amount = 'percent' in budget ? `${budget.percent}%` : String(budget.replicas);
  return [
    draft(PodDisruptionBudgetV1, placeOf(service, 'disruption_budget'), {
      metadata: metadataOf(service),
      spec: { [budget.bound]: amount, selector: { matchLabels: selectorOf(service) } },
    }),
  ];
}
