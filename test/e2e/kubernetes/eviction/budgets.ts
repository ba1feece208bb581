import type { App } from 'cdktf';
import { Microservice, ServiceStack, kubernetes } from 'fleetwright';

/** What a budget comes to. */
export interface Allowance {
  readonly replicas: number;
  /** How many of them go at once. */
  readonly mayGo: number;
  /** Whether there is no budget, as the one replica may always go. */
  readonly isFree?: true;
}

/** Services whose budgets are of every sort. */
export function budgets(app: App): ServiceStack {
  const stack = new ServiceStack(app, 'budgets', { target: kubernetes({ namespace: 'budgets' }) });
  const service = { image: 'registry.k8s.io/pause:3.10' } as const;

  new Microservice(stack, 'by-default', { ...service, scaling: { replicas: 3 } });
  new Microservice(stack, 'half-may-go', {
    ...service,
    scaling: { replicas: 5 },
    disruptionBudget: { maxUnavailable: '50%' },
  });
  new Microservice(stack, 'half-must-stay', {
    ...service,
    scaling: { replicas: 5 },
    disruptionBudget: { minAvailable: '50%' },
  });
  new Microservice(stack, 'three-must-stay', {
    ...service,
    scaling: { replicas: 5 },
    disruptionBudget: { minAvailable: 3 },
  });
  new Microservice(stack, 'scales', { ...service, scaling: { minReplicas: 2, maxReplicas: 6 } });
  new Microservice(stack, 'alone', { ...service, scaling: { replicas: 1 } });
  new Microservice(stack, 'alone-on-request', {
    ...service,
    scaling: { replicas: 1 },
    disruptionBudget: { maxUnavailable: 1 },
  });

  return stack;
}

/**
 * A share is rounded up, whichever of the two bounds it is.
 *
 * @see https://kubernetes.io/docs/tasks/run-application/configure-pdb/#rounding-logic-when-specifying-percentages
 */
export const ALLOWANCES: Readonly<Record<string, Allowance>> = {
  alone: { replicas: 1, mayGo: 1, isFree: true },
  'alone-on-request': { replicas: 1, mayGo: 1 },
  'by-default': { replicas: 3, mayGo: 1 },
  'half-may-go': { replicas: 5, mayGo: 3 },
  'half-must-stay': { replicas: 5, mayGo: 2 },
  scales: { replicas: 2, mayGo: 1 },
  'three-must-stay': { replicas: 5, mayGo: 2 },
};
