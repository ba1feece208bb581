import type { Deed } from './review';

const RBAC = 'rbac.authorization.k8s.io';

/**
 * What turns a pod that was broken into into a namespace, or a namespace into a cluster.
 *
 * @see https://kubernetes.io/docs/concepts/security/rbac-good-practices/#privilege-escalation-risks
 */
export function dangerousIn(namespace: string): readonly Deed[] {
  const core: readonly (readonly [verb: string, resource: string, subresource?: string])[] = [
    ['get', 'secrets'],
    ['list', 'secrets'],
    ['watch', 'secrets'],
    ['create', 'pods'],
    ['delete', 'pods'],
    ['create', 'pods', 'exec'],
    ['get', 'pods', 'exec'],
    ['create', 'pods', 'attach'],
    ['create', 'pods', 'portforward'],
    ['create', 'pods', 'eviction'],
    ['patch', 'pods', 'ephemeralcontainers'],
    ['get', 'pods', 'log'],
    ['update', 'configmaps'],
    ['impersonate', 'serviceaccounts'],
    ['create', 'serviceaccounts', 'token'],
  ];
  const others: readonly Deed[] = [
    { verb: 'create', group: 'apps', resource: 'deployments' },
    { verb: 'patch', group: 'apps', resource: 'deployments' },
    { verb: 'create', group: 'batch', resource: 'jobs' },
    { verb: 'patch', group: 'batch', resource: 'cronjobs' },
    { verb: 'delete', group: 'networking.k8s.io', resource: 'networkpolicies' },
    { verb: 'delete', group: 'policy', resource: 'poddisruptionbudgets' },
    { verb: 'create', group: RBAC, resource: 'rolebindings' },
    { verb: 'escalate', group: RBAC, resource: 'roles' },
    { verb: 'bind', group: RBAC, resource: 'roles' },
  ];
  return [
    ...core.map(([verb, resource, subresource]) => ({
      verb,
      resource,
      ...(subresource !== undefined && { subresource }),
    })),
    ...others,
  ].map((deed) => ({ ...deed, namespace }));
}

/** The same for what belongs to no namespace. */
export const DANGEROUS_EVERYWHERE: readonly Deed[] = [
  { verb: 'list', resource: 'secrets' },
  { verb: 'list', resource: 'pods' },
  { verb: 'get', resource: 'nodes' },
  { verb: 'get', resource: 'nodes', subresource: 'proxy' },
  { verb: 'list', resource: 'namespaces' },
  { verb: 'patch', resource: 'namespaces' },
  { verb: 'create', resource: 'persistentvolumes' },
  { verb: 'impersonate', resource: 'users' },
  { verb: 'impersonate', resource: 'groups' },
  { verb: 'escalate', group: RBAC, resource: 'clusterroles' },
  { verb: 'bind', group: RBAC, resource: 'clusterroles' },
  { verb: 'create', group: RBAC, resource: 'clusterrolebindings' },
  { verb: 'create', group: 'certificates.k8s.io', resource: 'certificatesigningrequests' },
  {
    verb: 'create',
    group: 'admissionregistration.k8s.io',
    resource: 'mutatingwebhookconfigurations',
  },
  { verb: '*', group: '*', resource: '*' },
];

/** A deed in words. */
export function wordsFor({ verb, resource, subresource, group, namespace, name }: Deed): string {
  const kind = group === undefined ? resource : `${resource}.${group}`;
  const what = subresource === undefined ? kind : `${kind}/${subresource}`;
  return [verb, what, name ?? '', `in ${namespace ?? 'the cluster'}`].filter(Boolean).join(' ');
}
