import type { App } from 'cdktf';
import { Microservice, ServiceStack, kubernetes } from 'fleetwright';

/**
 * Services that use the Kubernetes API: one by rules of its own, one with a token alone, and one not at
 * all.
 */
export function accesses(app: App): ServiceStack {
  const stack = new ServiceStack(app, 'accesses', {
    target: kubernetes({ namespace: 'accesses' }),
  });
  const service = { image: 'registry.k8s.io/pause:3.10' } as const;

  new Microservice(stack, 'operator', {
    ...service,
    kubernetes: {
      access: [
        { resources: ['configmaps', 'pods'], verbs: ['get', 'list', 'watch'] },
        {
          apiGroups: ['apps'],
          resources: ['deployments', 'deployments/scale'],
          resourceNames: ['worker'],
          verbs: ['get', 'patch'],
        },
        {
          apiGroups: ['coordination.k8s.io'],
          resources: ['leases'],
          verbs: ['create', 'get', 'update'],
        },
      ],
    },
  });
  new Microservice(stack, 'token-holder', { ...service, kubernetes: { mountsToken: true } });
  new Microservice(stack, 'worker', service);

  return stack;
}

/** What the rules of `operator` come to, one by one. */
export const OPERATOR_MAY: readonly string[] = [
  'create leases.coordination.k8s.io',
  'get configmaps',
  'get deployments.apps named worker',
  'get deployments.apps/scale named worker',
  'get leases.coordination.k8s.io',
  'get pods',
  'list configmaps',
  'list pods',
  'patch deployments.apps named worker',
  'patch deployments.apps/scale named worker',
  'update leases.coordination.k8s.io',
  'watch configmaps',
  'watch pods',
];
